import { expect } from "chai";
import pg from "pg";
import { openPostgresStore } from "../../../../src/bridge/store/postgres/store.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { pgliteServer, postgresServer, type TestPostgres } from "../../../../src/testing/postgres.ts";
import { testReadingStore } from "../../../../src/testing/reading-store-suite.ts";
import { rejection, sweep } from "../../../../src/testing/readings.ts";

const T = Date.UTC(2026, 6, 1);

describe("PostgreSQL in this process", () => {
  let server: TestPostgres;
  before(async () => {
    server = await pgliteServer();
  });
  after(() => server.close());

  testReadingStore("PGlite", async () => {
    const url = await server.fresh();
    return { open: () => openPostgresStore({ url, poolSize: server.poolSize }) };
  });
});

describe("a PostgreSQL server", () => {
  let server: TestPostgres;
  before(async function () {
    const found = await postgresServer();
    if (!found) {
      console.log("    skipped: no $TALLY_POSTGRES_URL and no PostgreSQL on this machine");
      return this.skip();
    }
    server = found;
  });
  after(() => server?.close());

  testReadingStore("PostgreSQL", async () => {
    const url = await server.fresh();
    const open = () => openPostgresStore({ url });
    return { open, beside: open };
  });

  it("is appended to by several workers at once, one sequence for each station", async () => {
    const url = await server.fresh();
    const workers = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore({ url, poolSize: 2 })));
    try {
      // Each worker sends frames of its own to three stations; each frame goes through two workers, as after a lost answer.
      const work = workers.map(async (store, w) => {
        for (let i = 0; i < 15; i++) {
          const group = [1, 2, 3].flatMap((station) => [
            sweep(station, T + 100 * w + i),
            sweep(station, T + 100 * ((w + 1) % 4) + i),
          ]);
          await store.append(w % 2 ? group : group.reverse());
          await store.appendRejections([rejection(1, T), rejection(2, T)]);
        }
      });
      await Promise.all(work);
      const [store] = workers as [(typeof workers)[0]];
      for (const station of [1, 2, 3]) {
        const readings = await store.readings(station, 1, 9_999);
        expect(readings.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: 300 }, (_, i) => i + 1));
        expect(new Set(readings.map((r) => `${r.sensor} ${r.observedAt}`)).size).to.equal(300);
        const { readings: stored, duplicates, conflicts } = await store.tally(station);
        expect({ stored, duplicates, conflicts }).to.deep.equal({ stored: 300, duplicates: 300, conflicts: 0 });
      }
      const ids = [...(await store.rejections(1, 0, 999)), ...(await store.rejections(2, 0, 999))].map(({ id }) => id);
      expect(ids.sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 120 }, (_, i) => i + 1));
    } finally {
      await Promise.all(workers.map((worker) => worker.close()));
    }
  });

  it("is set up by several programs at once", async () => {
    const url = await server.fresh();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore({ url, poolSize: 1 })));
    await Promise.all(stores.map((store) => store.close()));
  });

  it("keeps nothing of what a lost connection left, and goes on with a new one", async () => {
    const url = await server.fresh();
    const store = await openPostgresStore({ url, poolSize: 1 });
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    try {
      await store.append([sweep(1, T)]);
      await other.query("BEGIN; SELECT * FROM station FOR UPDATE");
      const waiting = refused(store.append([sweep(1, T + 1)]), "STORE_FAILED");
      const blocked = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
      while ((await other.query(blocked)).rowCount === 0);
      await waiting;
      await other.query("ROLLBACK");
      expect((await store.append([sweep(1, T + 1)]))[0]).to.include({ stored: 5, lastSeq: 10 });
    } finally {
      await store.close();
      await other.end();
    }
  });

  it("refuses a store that a newer program wrote, and a server that is not there", async () => {
    const url = await server.fresh();
    await (await openPostgresStore({ url })).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("UPDATE store_version SET version = 999");
    await client.end();
    await refused(openPostgresStore({ url }), "STORE_VERSION");
    await refused(openPostgresStore({ url: "postgres://nobody@127.0.0.1:1/nothing" }), "STORE_FAILED");
  });
});
