import { expect } from "chai";
import { sql } from "kysely";
import pg from "pg";
import { type Databases, postgresDatabases } from "../../../../src/indexer/store/dialects.ts";
import { postgresOrSkip } from "../../../../src/testing/postgres-or-skip.ts";

describe("connections to PostgreSQL", function () {
  this.timeout(60_000);
  const server = postgresOrSkip();
  let databases: Databases;
  let holder: pg.Client;
  beforeEach(async () => {
    const url = await server.fresh();
    databases = postgresDatabases(url, 3);
    holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query("SELECT pg_advisory_lock(1)");
  });
  afterEach(async () => {
    await holder.end().catch(() => undefined);
    await databases.close();
  });

  it("of who writes are kept from nobody who reads, however many wait", async () => {
    const { writer, reading } = databases;
    const reads = Array.from({ length: 5 }, () =>
      reading((db) => sql`SELECT pg_advisory_lock_shared(1), pg_advisory_unlock_shared(1)`.execute(db)),
    );
    const written = [1, 2, 3].map(() => sql<{ n: number }>`SELECT 1 AS n`.execute(writer));
    expect((await Promise.all(written)).map(({ rows }) => rows[0]?.n)).to.deep.equal([1, 1, 1]);
    const waiting = await sql<{ n: string }>`
      SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`.execute(writer);
    expect(Number(waiting.rows[0]?.n)).to.be.at.most(1);
    await holder.query("SELECT pg_advisory_unlock(1)");
    expect((await Promise.all(reads)).length).to.equal(5);
  });

  it("of who reads give up a statement after half a minute, those of who writes never", async () => {
    const timeout = (rows: readonly unknown[]) => (rows[0] as { statement_timeout?: string })?.statement_timeout;
    const { writer, reading } = databases;
    expect(timeout((await reading((db) => sql`SHOW statement_timeout`.execute(db))).rows)).to.equal("30s");
    expect(timeout((await sql`SHOW statement_timeout`.execute(writer)).rows)).to.equal("0");
  });
});
