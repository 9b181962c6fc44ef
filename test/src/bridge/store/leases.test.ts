import { expect } from "chai";
import pg from "pg";
import type { Lease, LeaseTable, Worker } from "../../../../src/bridge/model/lease.ts";
import { openPostgresStore, type PostgresStore } from "../../../../src/bridge/store/postgres/store.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { pgliteServer, postgresServer, type TestPostgres } from "../../../../src/testing/postgres.ts";
import { closedBatch } from "../../../../src/testing/readings.ts";

/** Longer than any test. */
const TTL = 600_000;
const worker = (name: string, changes: Partial<Worker> = {}): Worker => ({
  name,
  instance: `${name}-1`,
  sender: `0x${name}`,
  stations: [1, 2],
  sessions: [{ url: "mqtt://b", clientId: name }],
  ...changes,
});
const [a, b] = [worker("a"), worker("b")];
const sealed = { transaction: "0x", block: 1, gasUsed: 1, sealedAt: 1 };

/** How PostgreSQL keeps leases, whichever it is. */
function testLeases(server: () => TestPostgres): void {
  let store: PostgresStore;
  let table: LeaseTable;
  let url: string;
  beforeEach(async () => {
    url = await server().fresh();
    store = await openPostgresStore({ url, poolSize: server().poolSize });
    table = store.leases(10_000);
  });
  afterEach(async () => {
    await table.close();
    await store.close();
  });

  async function query(sql: string, values: unknown[] = []): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql, values);
    await client.end();
  }

  /** Has the leases of a worker, and what it reported, be over. */
  async function expire(name: string): Promise<void> {
    await query("UPDATE worker SET lives_until = clock_timestamp() WHERE name = $1", [name]);
    await query("UPDATE worker SET adopted_until = clock_timestamp() WHERE adopter = $1", [name]);
    await query("UPDATE lease SET expires_at = clock_timestamp() WHERE holder = $1", [name]);
  }

  it("gives a station to one worker, until its time is over", async () => {
    for (const each of [a, b]) await table.join(each, TTL);
    const held = await table.claim(a, [1, 2], TTL);
    expect(held.map(({ station }) => station)).to.have.members([1, 2]);
    expect(await table.claim(b, [1, 2], TTL)).to.deep.equal([]);
    const beat = await table.beat(a, held, TTL);
    expect(beat.renewed).to.have.deep.members(held);
    expect(beat.held).to.deep.equal([1, 2].map((station) => ({ station, holder: "a" })));
    expect(beat.workers.map(({ name }) => name)).to.deep.equal(["a", "b"]);
    expect(beat.gone).to.deep.equal([]);
    await expire("a");
    const taken = await table.claim(b, [1], TTL);
    expect(taken[0]?.token).to.be.greaterThan(held.find(({ station }) => station === 1)?.token as number);
    const late = await table.beat(a, held, TTL);
    expect(late.renewed, "what nobody took goes on").to.deep.equal(held.filter(({ station }) => station === 2));
  });

  it("says who is gone, and what brokers keep for them; one worker stands in for each", async () => {
    const c = worker("c");
    for (const each of [a, b, c]) await table.join(each, TTL);
    expect(await table.adopt(b, "a", TTL), "a lives").to.equal(false);
    await expire("a");
    expect((await table.beat(b, [], TTL)).gone).to.deep.equal([{ name: "a", sessions: a.sessions }]);
    expect(await table.adopt(b, "a", TTL)).to.equal(true);
    expect(await table.adopt(b, "a", TTL), "again").to.equal(true);
    expect(await table.adopt(c, "a", TTL)).to.equal(false);
    await expire("b");
    expect(await table.adopt(c, "a", TTL), "b is gone too").to.equal(true);
    await table.join({ ...a, instance: "a-2" }, TTL);
    expect(await table.adopt(c, "a", TTL), "a is back").to.equal(false);
  });

  it("has the last start under a name be the worker", async () => {
    await table.join(a, TTL);
    const before = await table.claim(a, [1], TTL);
    const again = { ...a, instance: "a-2" };
    await table.join(again, TTL);
    await refused(table.beat(a, before, TTL), "WORKER_REPLACED");
    await refused(table.claim(a, [2], TTL), "WORKER_REPLACED");
    const after = await table.claim(again, [1], TTL);
    expect(after[0]?.token, "at once, under a token of its own").to.be.greaterThan(before[0]?.token as number);
    await table.leave(a, before);
    expect((await table.beat(again, after, TTL)).renewed, "what went before ends nothing").to.deep.equal(after);
  });

  it("refuses two workers that send from one account", async () => {
    await table.join(a, TTL);
    const error = await refused(table.join({ ...b, sender: a.sender }, TTL), "WORKER_SENDER_SHARED");
    expect(error.values).to.deep.equal({ sender: a.sender, worker: "a" });
    await expire("a");
    const next = { ...b, sender: a.sender };
    await table.join(next, TTL);
    await refused(table.beat(a, [], TTL), "WORKER_REPLACED");
    expect((await table.beat(next, [], TTL)).workers.map(({ name }) => name)).to.deep.equal(["b"]);
  });

  it("comes to a store that was made before there were workers, and leaves what is in it", async () => {
    await store.addBatch(closedBatch(1, 1, 5));
    await store.promise(1, 1, "0xaa");
    await query("DROP TABLE worker, lease");
    await query("UPDATE store_version SET version = version - 1");
    const again = await openPostgresStore({ url, poolSize: server().poolSize });
    const added = again.leases(10_000);
    await added.join(a, TTL);
    const [lease] = (await added.claim(a, [1], TTL)) as [Lease];
    const fenced = again.fenced({ tokenOf: () => lease.token, onRefused: () => undefined });
    expect(await fenced.promise(1, 1, "0xbb"), "what was signed before").to.equal("0xaa");
    expect(await fenced.batchedThrough(1)).to.equal(5);
    await added.close();
    await again.close();
  });

  it("frees what is given back, and what a worker leaves", async () => {
    for (const each of [a, b]) await table.join(each, TTL);
    const [one] = (await table.claim(a, [1], TTL)) as [Lease];
    const [two] = (await table.claim(a, [2], TTL)) as [Lease];
    await table.release([one]);
    expect((await table.claim(b, [1, 2], TTL)).map(({ station }) => station)).to.deep.equal([1]);
    await table.leave(a, [two]);
    expect((await table.claim(b, [2], TTL)).map(({ station }) => station)).to.deep.equal([2]);
    expect((await table.beat(b, [], TTL)).gone.map(({ name }) => name)).to.deep.equal(["a"]);
  });

  it("lets nobody write of batches but who holds the station", async () => {
    for (const each of [a, b]) await table.join(each, TTL);
    const tokens = new Map((await table.claim(a, [1], TTL)).map(({ station, token }) => [station, token]));
    const refusals: number[] = [];
    const fenced = (tokenOf: (station: number) => number | undefined) =>
      store.fenced({ tokenOf, onRefused: (station) => refusals.push(station) });
    const mine = fenced((station) => tokens.get(station));
    await mine.addBatch(closedBatch(1, 1, 5));
    expect(await mine.promise(1, 1, "0xaa")).to.equal("0xaa");
    await mine.markSigned(1, 1, { epoch: 1, signatures: [] });

    await refused(mine.addBatch(closedBatch(2, 1, 5)), "LEASE_LOST");
    await refused(mine.promise(2, 1, "0xaa"), "LEASE_LOST");
    const { batch } = closedBatch(2, 1, 5);
    const cosigning = { batch, epoch: 1, proposer: { signer: "0x01", signature: "0x02" } };
    expect(await mine.promise(2, 1, "0xbb", cosigning), "for another gateway").to.equal("0xbb");

    await expire("a");
    await mine.markSealed(1, 1, sealed); // nobody took it yet
    const [taken] = (await table.claim(b, [1], TTL)) as [Lease];
    await refused(mine.addBatch(closedBatch(1, 6, 5)), "LEASE_LOST");
    await refused(mine.promise(1, 6, "0xcc"), "LEASE_LOST");
    await refused(mine.markSigned(1, 1, { epoch: 2, signatures: [] }), "LEASE_LOST");
    await refused(mine.markSealed(1, 1, sealed), "LEASE_LOST");
    const theirs = fenced(() => taken.token);
    expect(await theirs.promise(1, 1, "0xdd"), "a promise is the gateway's, not the worker's").to.equal("0xaa");
    expect((await store.batchedThrough(1)) + (await store.batchedThrough(2))).to.equal(5);
    await table.release([taken]);
    await refused(theirs.addBatch(closedBatch(1, 6, 5)), "LEASE_LOST");
    expect(refusals, "each time that another token was shown than the database has").to.deep.equal([1, 1, 1, 1, 1]);
  });
}

describe("leases in PostgreSQL in this process", () => {
  let server: TestPostgres;
  before(async () => {
    server = await pgliteServer();
  });
  after(() => server.close());
  testLeases(() => server);
});

describe("leases on a PostgreSQL server", () => {
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
  testLeases(() => server);

  it("go to one worker each, however many ask at once", async () => {
    const store = await openPostgresStore({ url: await server.fresh() });
    const tables = Array.from({ length: 4 }, () => store.leases(10_000));
    const workers = tables.map((_, n) => worker(`w${n}`, { stations: [] }));
    const stations = Array.from({ length: 12 }, (_, i) => i + 1);
    try {
      await Promise.all(tables.map((table, n) => table.join(workers[n] as Worker, TTL)));
      const taken = await Promise.all(tables.map((table, n) => table.claim(workers[n] as Worker, stations, TTL)));
      const all = taken.flat().map(({ station }) => station);
      expect(new Set(all).size, "none twice").to.equal(all.length);
      const rest = stations.filter((station) => !all.includes(station));
      const last = await tables[0]?.claim(workers[0] as Worker, rest, TTL);
      expect(all.length + (last?.length ?? 0)).to.equal(stations.length);
    } finally {
      await Promise.all(tables.map((table) => table.close()));
      await store.close();
    }
  });

  it("are free again where the connection breaks in the middle of what is written under them", async () => {
    const url = await server.fresh();
    const store = await openPostgresStore({ url });
    const table = store.leases(10_000);
    const [other, watching] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
    for (const each of [other, watching]) await each.connect();
    try {
      for (const each of [a, b]) await table.join(each, TTL);
      const [held] = (await table.claim(a, [1], 1)) as [Lease];
      await other.query("BEGIN; LOCK TABLE promise");
      const fenced = store.fenced({ tokenOf: () => held.token, onRefused: () => undefined });
      const broken = refused(fenced.promise(1, 1, "0xaa"), "STORE_FAILED");
      const waiting = `FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO promise%'`;
      while ((await watching.query(`SELECT 1 ${waiting}`)).rowCount === 0);
      expect(await table.claim(b, [1], TTL), "it is being written").to.deep.equal([]);
      await watching.query(`SELECT pg_terminate_backend(pid) ${waiting}`);
      await broken;
      await other.query("ROLLBACK");
      const [taken] = (await table.claim(b, [1], TTL)) as [Lease];
      expect(taken.token).to.be.greaterThan(held.token);
      expect(await store.promises(1, 1, 1), "all or nothing").to.deep.equal([]);
      await refused(fenced.promise(1, 1, "0xaa"), "LEASE_LOST");
    } finally {
      for (const each of [other, watching]) await each.end();
      await table.close();
      await store.close();
    }
  });

  it("are not taken over while something is written under them", async () => {
    const url = await server.fresh();
    const store = await openPostgresStore({ url });
    const table = store.leases(10_000);
    const writer = new pg.Client({ connectionString: url });
    await writer.connect();
    try {
      for (const each of [a, b]) await table.join(each, TTL);
      const [held] = (await table.claim(a, [1], 1)) as [Lease];
      await writer.query("BEGIN");
      await writer.query("SELECT 1 FROM lease WHERE station = 1 AND token = $1 FOR SHARE", [held.token]);
      expect(await table.claim(b, [1], TTL)).to.deep.equal([]);
      await writer.query("COMMIT");
      expect(await table.claim(b, [1], TTL)).to.have.length(1);
    } finally {
      await writer.end();
      await table.close();
      await store.close();
    }
  });
});
