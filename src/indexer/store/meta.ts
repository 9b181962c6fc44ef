import type { Kysely } from "kysely";
import type { Tables } from "./dialects.ts";
import { META } from "./kept-tables.ts";
import { upsert } from "./rows.ts";

/** What the store says of itself under a name. */
export async function metaOf(db: Kysely<Tables>, name: string): Promise<string | undefined> {
  const found = await db.selectFrom(META.name).select("value").where("name", "=", name).executeTakeFirst();
  return found?.value as string | undefined;
}

export const setMeta = (db: Kysely<Tables>, values: Readonly<Record<string, string>>) =>
  upsert(
    db,
    META,
    Object.entries(values).map(([name, value]) => ({ name, value })),
  );
