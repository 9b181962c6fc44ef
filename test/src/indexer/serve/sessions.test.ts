import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { forgetExpired } from "../../../../src/indexer/follow/forget-expired.ts";
import { members } from "../../../../src/indexer/members/domain.ts";
import { createSessions } from "../../../../src/indexer/serve/sessions.ts";
import { createTickets } from "../../../../src/indexer/serve/tickets.ts";
import { postgresDatabases, sqliteDatabases } from "../../../../src/indexer/store/dialects.ts";
import { SESSION, SPENT_TICKET } from "../../../../src/indexer/store/kept-tables.ts";
import { type IndexStore, openStore } from "../../../../src/indexer/store/open-store.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { testClock } from "../../../../src/testing/clock.ts";
import { hash, IDENTITY } from "../../../../src/testing/index-store-events.ts";
import { postgresOrSkip } from "../../../../src/testing/postgres-or-skip.ts";

const HOUR = 3_600_000;

/** @param place Opens one database, again and again. */
function describeSessions(name: string, place: () => Promise<Open>) {
  describe(`sessions in the store: ${name}`, () => {
    let open: Open;
    let stores: IndexStore[];
    beforeEach(async () => {
      open = await place();
      stores = [await open(), await open()];
      await stores[0]?.lead();
    });
    afterEach(() => Promise.all(stores.map((store) => store.close())));
    const both = () => stores as [IndexStore, IndexStore];
    const rowsOf = (store: IndexStore, table: typeof SESSION | typeof SPENT_TICKET) =>
      store.read((read) => read.select(table, { where: [], order: ["hash"], limit: 5_000 }));

    it("are known to every indexer of the database until they end or their time is over, and to nobody who reads the database", async () => {
      const clock = testClock();
      const [here, there] = both().map((store) => createSessions(store, clock));
      const [, second] = both();
      const find = (token: string) => second.read(async (read) => (await there?.find(read, token))?.who);
      const { token, expiresAt } = (await here?.begin({ account: "0xaa" }, 5)) ?? { token: "", expiresAt: 0 };
      const { token: persons } = (await here?.begin({ org: 2, subject: "nurse" }, 5)) ?? { token: "" };
      expect(expiresAt).to.equal(Math.floor((clock.now() + HOUR) / 1_000));
      expect(await find(token)).to.deep.equal({ account: "0xaa" });
      expect(await find(persons)).to.deep.equal({ org: 2, subject: "nurse" });
      for (const other of ["", "0".repeat(64), token.slice(1)]) expect(await find(other)).to.equal(undefined);
      expect(JSON.stringify(await rowsOf(second, SESSION))).not.to.contain(token);
      await there?.end(token);
      await there?.end(token);
      expect(await find(token), "ended at the other one").to.equal(undefined);
      clock.advance(HOUR);
      expect(await find(persons)).to.deep.equal({ org: 2, subject: "nurse" });
      clock.advance(1);
      expect(await find(persons), "too late").to.equal(undefined);
    });

    it("outlast a restart, a rebuild and other contracts, and end with the chain", async () => {
      const clock = testClock();
      const { token } = await createSessions(both()[0], clock).begin({ account: "0xaa" }, 5);
      const find = (store: IndexStore) => store.read((read) => createSessions(store, clock).find(read, token));
      await both()[0].rebuild();
      expect((await find(both()[1]))?.block).to.equal(5);
      for (const [changes, block] of [
        [{}, 5],
        [{ deploymentHash: "two" }, 5],
        [{ genesisHash: hash(99) }, undefined],
      ] as const) {
        await Promise.all(stores.map((store) => store.close()));
        const store = await open(changes);
        stores = [store];
        await store.lead();
        expect((await find(store))?.block, JSON.stringify(changes)).to.equal(block);
      }
    });

    it("are so many of one, the newest; nobody ends somebody else's", async () => {
      const clock = testClock();
      const sessions = createSessions(both()[0], clock);
      const { token: other } = await sessions.begin({ account: "0xbb" }, 1);
      const tokens: string[] = [];
      for (let i = 0; i < 25; i++) {
        tokens.push((await sessions.begin({ account: "0xaa" }, 1)).token);
        if (i % 2 === 0) clock.advance(1);
      }
      const isThere = (token: string) => both()[1].read(async (read) => Boolean(await sessions.find(read, token)));
      expect(await isThere(other)).to.equal(true);
      expect((await rowsOf(both()[1], SESSION)).length).to.equal(21);
      expect(await isThere(tokens[24] as string), "the newest").to.equal(true);
      for (const oldest of tokens.slice(0, 4)) expect(await isThere(oldest)).to.equal(false);
    });

    it("begin once for one ticket, however many come with it at however many indexers", async () => {
      const clock = testClock();
      const makers = both().map((store) => createTickets({ store, clock, use: "sign-in", lifetime: 300_000 }));
      for (let i = 0; i < 10; i++) {
        const ticket = makers[i % 2]?.give("0xaa") ?? { word: "", expiresAt: 0 };
        const spent = await Promise.all([0, 1, 0, 1].map((at) => makers[at]?.spend(ticket)));
        expect(spent.filter((each) => each)).to.have.length(1);
      }
      expect((await rowsOf(both()[1], SPENT_TICKET)).length).to.equal(10);
    });

    it("are removed when they are over for an hour, and what is kept of tickets too, so many at a time", async () => {
      const clock = testClock();
      const [store] = both();
      const row = { owner: "o", who: { account: "0xaa" }, block: 1 };
      const many = Array.from({ length: 1_234 }, (_, i) => ({ hash: String(i), until: clock.now() + i }));
      await store.keep(
        SESSION,
        many.map((each) => ({ ...row, ...each })),
      );
      await store.keep(SPENT_TICKET, many);
      clock.advance(HOUR + 1_200);
      const stop = new AbortController();
      const sizes: number[] = [];
      const counted = {
        ...store,
        async remove(...given: Parameters<IndexStore["remove"]>) {
          const removed = await store.remove(...given);
          sizes.push(removed);
          return removed;
        },
      };
      const once = { ...clock, sleep: async () => stop.abort() };
      await forgetExpired({ store: counted, clock: once, log: silentLogger, signal: stop.signal });
      expect(sizes).to.deep.equal([500, 500, 200, 500, 500, 200]);
      for (const table of [SESSION, SPENT_TICKET] as const) expect((await rowsOf(store, table)).length).to.equal(34);
    });
  });
}

type Databases = Parameters<typeof openStore>[0]["databases"];
type Open = (changes?: Partial<typeof IDENTITY>) => Promise<IndexStore>;

const openerOf =
  (databases: () => Databases): Open =>
  (changes = {}) => {
    const identity = { ...IDENTITY, ...changes };
    return openStore({ databases: databases(), domains: [members], identity, version: "1", wipe: true });
  };

describe("a file of SQLite with sessions", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tallystick-sessions-"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  describeSessions("SQLite", async () => openerOf(() => sqliteDatabases(join(folder, "rows.db"))));
});

describe("a PostgreSQL server with sessions", function () {
  this.timeout(60_000);
  const server = postgresOrSkip();
  describeSessions("PostgreSQL", async () => {
    const url = await server.fresh();
    return openerOf(() => postgresDatabases(url, 4));
  });
});
