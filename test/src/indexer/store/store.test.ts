import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresDatabases, sqliteDatabases } from "../../../../src/indexer/store/dialects.ts";
import { describeIndexStore } from "../../../../src/testing/index-store-suite.ts";
import { pgliteServer, postgresServer, type TestPostgres } from "../../../../src/testing/postgres.ts";

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
  let server: TestPostgres | undefined;
  let url = "";
  before(async function () {
    server = await postgresServer();
    if (server) return;
    console.log("    skipped: no $TALLY_POSTGRES_URL and no PostgreSQL on this machine");
    this.skip();
  });
  after(() => server?.close());
  describeIndexStore(
    "PostgreSQL",
    async () => postgresDatabases(url, server?.poolSize ?? 1),
    async () => {
      url = (await server?.fresh()) ?? "";
    },
  );
});
