import type { Kysely } from "kysely";
import type { Tables } from "./dialects.ts";
import { ALWAYS, CHANGED } from "./kept-tables.ts";
import { readerOf } from "./reader.ts";
import { upsert } from "./rows.ts";

/** Tables that a store has. */
export const MOST_TABLES = 1_000;

/** Notes that tables changed; of those that more than events change nothing is said any more. */
export async function noteChanged(db: Kysely<Tables>, names: readonly string[], block: number): Promise<void> {
  const always =
    block === ALWAYS
      ? []
      : await readerOf(db).select(CHANGED, { where: [["block", "=", ALWAYS]], order: ["name"], limit: MOST_TABLES });
  const known = new Set(always.map(({ name }) => name));
  const noted = names.filter((name) => !known.has(name));
  await upsert(
    db,
    CHANGED,
    noted.map((name) => ({ name, block })),
  );
}
