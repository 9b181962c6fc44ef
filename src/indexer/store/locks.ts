import { type Kysely, sql } from "kysely";
import type { Databases, Tables } from "./dialects.ts";
import { META } from "./kept-tables.ts";

type Kind = Databases["kind"];

/** Of these purposes alone: opening a store, and writing rows. */
const LOCKS = { opening: "8387236824115799403", writing: "8387236824115799404" } as const;

/** Until the transaction ends, nobody else does the same. A file has one writer anyway. */
export async function lockFor(purpose: keyof typeof LOCKS, db: Kysely<Tables>, kind: Kind): Promise<void> {
  if (kind === "postgres") await sql`select pg_advisory_xact_lock(${sql.lit(LOCKS[purpose])}::bigint)`.execute(db);
}

/**
 * Before the first look of whoever reads: what it reads then is of one state, though tables are replaced. A look that had begun, and comes to a
 * table that was replaced meanwhile, would find none of its rows.
 */
export async function lockForReading(db: Kysely<Tables>, kind: Kind): Promise<void> {
  if (kind === "postgres") await sql`lock table ${sql.table(META.name)} in access share mode`.execute(db);
}

/** Waits for whoever reads; others begin when the transaction is over. */
export async function lockForReplacing(db: Kysely<Tables>, kind: Kind): Promise<void> {
  if (kind === "postgres") await sql`lock table ${sql.table(META.name)} in access exclusive mode`.execute(db);
}
