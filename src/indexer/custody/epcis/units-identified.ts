import { keyOfText } from "../../project/values.ts";
import type { Reader } from "../../store/reader.ts";
import { UNIT } from "../tables.ts";

/** Organisations that may use the same identifier, and are looked through. */
const MOST_ALIKE = 1_000;

/** Ids of units by their identifiers. Where several organisations used one, it is that of these; null where there is none, or not one alone. */
export async function unitsIdentified(
  read: Reader,
  identifiers: readonly string[],
  orgs: readonly (number | undefined)[],
): Promise<Readonly<Record<string, string | null>>> {
  const found: [string, string | null][] = [];
  for (const identifier of identifiers) {
    const where = [["identifierKey", "=", keyOfText(identifier)]] as const;
    const rows = await read.select(UNIT, { where, order: ["identifierKey", "pos", "unit"], limit: MOST_ALIKE });
    const own = rows.length > 1 ? rows.filter(({ creator }) => orgs.includes(creator)) : rows;
    found.push([identifier, own.length === 1 ? (own[0]?.unit ?? null) : null]);
  }
  return Object.fromEntries(found);
}
