import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "./dialects.ts";
import { META } from "./kept-tables.ts";

/** Its name in the store. */
export const SECRET = "secret";

/** What only the indexers of a database know: 32 bytes, made when it is opened first. */
export async function secretOf(db: Kysely<Tables>): Promise<Buffer> {
  await db
    .insertInto(META.name)
    .values({ name: SECRET, value: randomBytes(32).toString("hex") })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const { value } = await db.selectFrom(META.name).select("value").where("name", "=", SECRET).executeTakeFirstOrThrow();
  return Buffer.from(String(value), "hex");
}
