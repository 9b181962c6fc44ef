import { keyOfText } from "../../project/values.ts";
import type { Reader } from "../../store/reader.ts";
import { UNIT } from "../tables.ts";

/** Ids of units by their identifiers; null where none has it. */
export async function unitsIdentified(
  read: Reader,
  identifiers: readonly string[],
): Promise<Readonly<Record<string, string | null>>> {
  const found: [string, string | null][] = [];
  for (const identifier of identifiers) {
    const where = [["identifierKey", "=", keyOfText(identifier)]] as const;
    const [row] = await read.select(UNIT, { where, order: ["unit"], limit: 1 });
    found.push([identifier, row?.unit ?? null]);
  }
  return Object.fromEntries(found);
}
