import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import pg from "pg";
import type { IndexedDomain } from "../../../../src/indexer/domain.ts";
import { members } from "../../../../src/indexer/members/domain.ts";
import { postgresDatabases, sqliteDatabases } from "../../../../src/indexer/store/dialects.ts";
import { type IndexStore, openStore } from "../../../../src/indexer/store/open-store.ts";
import { systemClock } from "../../../../src/lib/clock.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { admitted, commit, IDENTITY, organisations } from "../../../../src/testing/index-store-events.ts";
import { postgresOrSkip } from "../../../../src/testing/postgres-or-skip.ts";

/** Members, whose rows are not made before the gate is open; `reached` resolves once somebody waits at it. */
function gated() {
  let [open, reach]: (() => void)[] = [];
  const gate = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const projections = members.projections.map((each) => ({
    ...each,
    async take(...given: Parameters<typeof each.take>) {
      reach?.();
      await gate;
      return each.take(...given);
    },
  }));
  return { domain: { ...members, projections } as IndexedDomain, reached, open: () => open?.() };
}

function describeLeading(
  name: string,
  open: () => Promise<(domain?: IndexedDomain, version?: string) => Promise<IndexStore>>,
) {
  describe(`rows that are made anew: ${name}`, () => {
    it("are those of before to whoever reads meanwhile", async () => {
      const opened = await open();
      const first = await opened();
      await first.lead();
      await commit(first, 1, admitted(1, 1), admitted(1, 2));
      const { domain, reached, open: release } = gated();
      const second = await opened(domain);
      const making = second.rebuild();
      await reached;
      expect((await organisations(first)).map(({ org }) => org)).to.deep.equal([1, 2]);
      release();
      expect(await making).to.equal(2);
      expect((await organisations(first)).map(({ org }) => org)).to.deep.equal([1, 2]);
      await commit(second, 2, admitted(2, 3));
      expect(await second.rebuild()).to.equal(3);
      expect((await organisations(first)).length).to.equal(3);
      await Promise.all([first.close(), second.close()]);
    });

    it("belong to the program that made them last: another one neither reads nor writes them, and touches none before it leads", async () => {
      const opened = await open();
      const leader = await opened();
      await leader.lead();
      await commit(leader, 1, admitted(1, 1));
      const waiting = await opened(members, "2");
      await refused(organisations(waiting), "INDEX_NOT_READY");
      await commit(leader, 2, admitted(2, 2));
      expect((await organisations(leader)).length).to.equal(2);
      const after = await leader.cursor();
      await waiting.lead();
      expect((await organisations(waiting)).length).to.equal(2);
      await refused(organisations(leader), "INDEX_NOT_READY");
      const late = { events: [], blocks: [], cursor: { block: 3, logIndex: null, blockHash: "0x" }, after };
      await refused(leader.commit(late), "INDEX_STORE_TAKEN");
      await Promise.all([leader.close(), waiting.close()]);
    });
  });
}

describe("a file of SQLite that two have opened", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tallystick-rows-"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  describeLeading("SQLite", async () => (domain = members, version = "1") => {
    const databases = sqliteDatabases(join(folder, "rows.db"));
    return openStore({ databases, domains: [domain], identity: IDENTITY, version, wipe: false });
  });
});

describe("a PostgreSQL server that several have opened", function () {
  this.timeout(60_000);
  const server = postgresOrSkip();
  const fresh = async () => {
    const url = await server.fresh();
    const opened = (domain: IndexedDomain = members, version = "1") =>
      openStore({ databases: postgresDatabases(url, 4), domains: [domain], identity: IDENTITY, version, wipe: false });
    return { url, opened };
  };
  describeLeading("PostgreSQL", async () => (await fresh()).opened);

  it("is opened by many at once while it is empty", async () => {
    const { opened } = await fresh();
    const stores = await Promise.all(Array.from({ length: 6 }, () => opened()));
    await Promise.all(stores.map((store) => store.lead()));
    for (const store of stores) expect(await organisations(store)).to.deep.equal([]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it("has one state for a question that began before the tables were replaced", async () => {
    const { url, opened } = await fresh();
    const [store, other] = [await opened(), await opened()];
    await store.lead();
    await commit(store, 1, admitted(1, 1));
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    const isWaiting = async () =>
      (await admin.query("SELECT 1 FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'")).rowCount !== 0;
    let making: Promise<number> | undefined;
    const found = await store.read(async (read) => {
      await read.count(members.tables[0] as never, [], 1);
      making = other.rebuild();
      while (!(await isWaiting())) await systemClock.sleep(5);
      return read.select(members.tables[0] as never, { where: [], order: ["org"], limit: 10 });
    });
    expect(found.length).to.equal(1);
    expect(await making).to.equal(1);
    expect((await organisations(store)).length).to.equal(1);
    await admin.end();
    await Promise.all([store.close(), other.close()]);
  });
});
