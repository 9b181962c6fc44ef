import { postgresServer, type TestPostgres } from "./postgres.ts";

/** A PostgreSQL server while the tests of this block run; they are skipped where the machine has none. It has to be called within `describe`. */
export function postgresOrSkip(): TestPostgres {
  let server: TestPostgres | undefined;
  const found = () => {
    if (server === undefined) throw new RangeError("there is a server only while the tests of the block run");
    return server;
  };
  before(async function () {
    server = await postgresServer();
    if (server !== undefined) return;
    console.log("    skipped: no $TALLY_POSTGRES_URL and no PostgreSQL on this machine");
    this.skip();
  });
  after(() => server?.close());
  return {
    get poolSize() {
      return found().poolSize;
    },
    fresh: () => found().fresh(),
    get outage() {
      return found().outage as NonNullable<TestPostgres["outage"]>;
    },
    close: () => found().close(),
  };
}
