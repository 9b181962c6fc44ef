import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresDatabases, sqliteDatabases } from "../../../../src/indexer/store/dialects.ts";
import { describeIndexStore } from "../../../../src/testing/index-store-suite.ts";
import { pgliteServer, type TestPostgres } from "../../../../src/testing/postgres.ts";
import { postgresOrSkip } from "../../../../src/testing/postgres-or-skip.ts";

describe("a file of SQLite", () => {
  let folder = "";
  after(() => rmSync(folder, { recursive: true, force: true }));
  describeIndexStore(
    "SQLite",
    async () => sqliteDatabases(join(folder, "rows.db")),
    async () => {
      rmSync(folder, { recursive: true, force: true });
      folder = await mkdtemp(join(tmpdir(), "tallystick-rows-"));
    },
  );
});

describe("PostgreSQL in this process", () => {
  let server: TestPostgres;
  let url = "";
  before(async () => {
    server = await pgliteServer();
  });
  after(() => server.close());
  describeIndexStore(
    "PGlite",
    async () => postgresDatabases(url, server.poolSize),
    async () => {
      url = await server.fresh();
    },
  );
});

describe("a PostgreSQL server", () => {
  const server = postgresOrSkip();
  let url = "";
  describeIndexStore(
    "PostgreSQL",
    async () => postgresDatabases(url, server.poolSize),
    async () => {
      url = await server.fresh();
    },
  );
});
