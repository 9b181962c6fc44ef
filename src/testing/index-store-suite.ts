import { expect } from "chai";
import { eventRows } from "../indexer/custody/epcis/event-rows.ts";
import { EPCIS_NAMED, EPCIS_TERM } from "../indexer/custody/epcis/tables.ts";
import { unitsIdentified } from "../indexer/custody/epcis/units-identified.ts";
import { DOMAINS } from "../indexer/domains.ts";
import { newState } from "../indexer/follow/state.ts";
import { members } from "../indexer/members/domain.ts";
import { ORGANISATION } from "../indexer/members/tables.ts";
import type { StoredEvent } from "../indexer/project/projection.ts";
import { asOfIn } from "../indexer/serve/as-of.ts";
import type { Databases } from "../indexer/store/dialects.ts";
import { BLOCK, DEAD_LETTER, EVENT_TOPIC } from "../indexer/store/kept-tables.ts";
import { type IndexStore, openStore } from "../indexer/store/open-store.ts";
import { table, text, word } from "../indexer/store/table.ts";
import { sdkError } from "../sdk/core/errors.ts";
import { refused } from "./errors.ts";
import { admitted, commit, cursorAt, hash, IDENTITY, organisations } from "./index-store-events.ts";
import { longEvents, longText } from "./long-events.ts";

/** What every store of an indexer does. @param open The databases of one place, again after they were closed. @param fresh An empty place. */
export function describeIndexStore(name: string, open: () => Promise<Databases>, fresh: () => Promise<void>): void {
  describe(`store of the indexer: ${name}`, () => {
    let store: IndexStore;
    const opened = async (changes: Partial<Parameters<typeof openStore>[0]> = {}) => {
      const databases = await open();
      const whole = { databases, domains: [members], identity: IDENTITY, version: "1", wipe: false, ...changes };
      try {
        const opened = await openStore(whole);
        await opened.lead();
        return opened;
      } catch (error) {
        await databases.close();
        throw error;
      }
    };
    beforeEach(async () => {
      await fresh();
      store = await opened();
    });
    afterEach(() => store.close());
    const reopen = async (changes: Partial<Parameters<typeof openStore>[0]> = {}) => {
      await store.close();
      store = await opened(changes);
    };

    it("has events, rows and cursor of a batch, also when it is opened again", async () => {
      expect(await store.cursor()).to.equal(undefined);
      await commit(store, 5, admitted(5, 1), admitted(5, 2));
      await commit(store, 7);
      await reopen();
      expect(await store.cursor()).to.deep.equal(cursorAt(7));
      expect((await organisations(store)).map(({ org, name }) => [org, name])).to.deep.equal([
        [1, "Organisation 1"],
        [2, "Organisation 2"],
      ]);
    });

    it("has no answer before anything is stored", async () => {
      await refused(
        store.read((read) => asOfIn(read, newState())),
        "INDEX_NOT_READY",
      );
      await commit(store, 3);
      const lagOf = (state: Partial<ReturnType<typeof newState>>) =>
        store.read(async (read) => (await asOfIn(read, { ...newState(), ...state })).lag);
      expect(await lagOf({ head: 5 })).to.equal(2);
      const unreachable = sdkError("NODE_FAULT", "the node does not answer", {});
      expect([await lagOf({}), await lagOf({ head: 5, unreachable })]).to.deep.equal([null, null]);
    });

    it("keeps of blocks without events only the first and the newest", async () => {
      await commit(store, 1);
      await commit(store, 2, admitted(2, 1));
      for (const block of [3, 5, 8]) await commit(store, block);
      await commit(store, 9, admitted(9, 2));
      for (const block of [10, 12]) await commit(store, block);
      const blocks = await store.read((read) => read.select(BLOCK, { where: [], order: ["number"], limit: 100 }));
      expect(blocks.map(({ number }) => number)).to.deep.equal([1, 2, 9, 12]);
      expect(await store.rebuild()).to.equal(2);
    });

    it("pages by key, forward and in reverse", async () => {
      await commit(store, 1, ...Array.from({ length: 25 }, (_, i) => admitted(1, i + 1)));
      for (const isReversed of [false, true]) {
        const seen: number[] = [];
        for (let after: readonly unknown[] | undefined; ; ) {
          const place = after === undefined ? {} : { after };
          const page = await store.read((read) =>
            read.select(ORGANISATION, {
              where: [["standing", "=", "Active"]],
              order: ["pos", "org"],
              isReversed,
              ...place,
              limit: 7,
            }),
          );
          seen.push(...page.map(({ org }) => org));
          const last = page.at(-1);
          if (last === undefined) break;
          after = [last.pos, last.org];
        }
        const all = Array.from({ length: 25 }, (_, i) => i + 1);
        expect(seen).to.deep.equal(isReversed ? all.reverse() : all);
      }
    });

    it("stores nothing of a batch of which one event cannot be taken", async () => {
      await commit(store, 1, admitted(1, 1));
      const broken: StoredEvent = { ...admitted(2, 2), name: "StandingSet", args: { org: "1", from: "x", to: "2" } };
      const error = await commit(store, 2, admitted(2, 3), broken).catch((cause: unknown) => cause);
      expect(error).to.be.instanceOf(SyntaxError);
      expect(await store.cursor()).to.deep.equal(cursorAt(1));
      expect((await organisations(store)).map(({ org }) => org)).to.deep.equal([1]);
      expect(await store.rebuild()).to.equal(1);
    });

    it("refuses a batch that does not begin where it is", async () => {
      await commit(store, 1);
      const late = { events: [], blocks: [], cursor: cursorAt(3), after: cursorAt(2) };
      await refused(store.commit(late), "INDEX_STORE_TAKEN");
      await refused(store.commit({ ...late, after: undefined }), "INDEX_STORE_TAKEN");
    });

    it("makes the rows anew where their making changed, from what is stored", async () => {
      await commit(store, 1, admitted(1, 1), admitted(1, 2));
      const topics = () =>
        store.read((read) => read.select(EVENT_TOPIC, { where: [], order: ["topic", "pos"], limit: 100 }));
      const [rows, about] = [await organisations(store), await topics()];
      await reopen({ version: "2" });
      expect(await organisations(store)).to.deep.equal(rows);
      expect(await topics()).to.deep.equal(about);
      expect(about.map(({ topic }) => topic)).to.include("org:2");
      expect(await store.cursor()).to.deep.equal(cursorAt(1));
    });

    it("creates a row where none has its key, and removes those that fulfil what is said", async () => {
      const row = { name: "erp", pos: 1, reason: "no", at: 1 };
      expect(await store.create(DEAD_LETTER, row)).to.equal(true);
      expect(await store.create(DEAD_LETTER, { ...row, reason: "other" })).to.equal(false);
      for (const pos of [2, 3]) await store.create(DEAD_LETTER, { ...row, pos, at: pos });
      const left = () =>
        store.read((read) => read.select(DEAD_LETTER, { where: [], order: ["name", "pos"], limit: 9 }));
      expect((await left())[0]).to.deep.equal(row);
      const where = [
        ["name", "=", "erp"],
        ["at", "<", 3],
      ] as const;
      expect(await store.remove(DEAD_LETTER, where)).to.equal(2);
      expect(await store.remove(DEAD_LETTER, where)).to.equal(0);
      expect((await left()).map(({ pos }) => pos)).to.deep.equal([3]);
    });

    it("creates one row where many want to at once", async () => {
      const all = Array.from({ length: 20 }, (_, at) => ({ name: "erp", pos: 1, reason: "no", at }));
      const created = await Promise.all(all.map((row) => store.create(DEAD_LETTER, row)));
      expect(created.filter((each) => each)).to.have.length(1);
    });

    it("has what people made here after a rebuild and under other contracts, and nothing of it for another chain", async () => {
      const NOTE = table("note", { id: word(), what: text() }, ["id"]);
      const domains = [{ ...members, lasting: [NOTE] }];
      await reopen({ domains });
      const notes = () => store.read((read) => read.select(NOTE, { where: [], order: ["id"], limit: 9 }));
      await store.create(NOTE, { id: "1", what: "said" });
      await reopen({ domains, version: "2" });
      await store.rebuild();
      await reopen({ domains, version: "2", identity: { ...IDENTITY, deploymentHash: "two" } });
      expect(await notes()).to.deep.equal([{ id: "1", what: "said" }]);
      await reopen({ domains, identity: { ...IDENTITY, genesisHash: hash(99) }, wipe: true });
      expect(await notes()).to.deep.equal([]);
    });

    it("is of one chain, and begins again where other contracts are followed", async () => {
      await commit(store, 1, admitted(1, 1));
      await store.close();
      const other = { ...IDENTITY, genesisHash: hash(99) };
      await refused(opened({ identity: other }), "INDEX_STORE_FOREIGN");
      store = await opened({ identity: { ...IDENTITY, deploymentHash: "two" } });
      expect(await store.cursor()).to.equal(undefined);
      expect(await organisations(store)).to.deep.equal([]);
      await commit(store, 1, admitted(1, 1));
      await reopen({ identity: other, wipe: true });
      expect(await store.cursor()).to.equal(undefined);
    });

    it("keeps whatever text somebody wrote on the chain", async () => {
      const names = [
        "a\0b",
        "'; DROP TABLE organisation; --",
        "\u202egnitsoh",
        "<img onerror=alert(1)>",
        "河流💧",
        "x".repeat(100_000),
      ];
      await commit(store, 1, ...names.map((text, i) => admitted(1, i + 1, text)));
      const found = (await organisations(store)).map((each) => each.name);
      expect(found).to.deep.equal(["a\ufffdb", ...names.slice(1)]);
    });

    it("takes every event that has a text of any length, of 100 kB, and finds by it", async () => {
      await reopen({ domains: DOMAINS, version: "all" });
      const events = longEvents(DOMAINS.flatMap((domain) => domain.projections));
      for (const event of events) await commit(store, event.block, event);
      expect(events.map(({ name }) => name)).to.include.members(["Admitted", "UnitCreated", "StationProposed"]);
      const identifier = String(events.find(({ name }) => name === "UnitCreated")?.args.identifier);
      const found = await store.read((read) => unitsIdentified(read, [identifier, identifier.slice(0, -1)], []));
      expect(Object.values(found)).to.deep.equal([`0x${"11".repeat(32)}`, null]);
      expect(await store.rebuild()).to.equal(events.length);
    });

    it("keeps EPCIS events that name things of any length", async () => {
      await reopen({ domains: DOMAINS, version: "all" });
      const [one, other] = [`${longText(1)}a`, `${longText(1)}b`];
      const event = {
        type: "ObjectEvent",
        eventID: "ni:///1",
        epcList: [one, other],
        eventTime: "2026-01-01T00:00:00Z",
      };
      const act = { block: 1, index: 1, recordedAt: 1, transaction: hash(1) };
      const { named, terms } = eventRows({ act, event } as never);
      await store.keep(EPCIS_NAMED, named);
      await store.keep(EPCIS_TERM, terms);
      const epcs = await store.read((read) =>
        read.select(EPCIS_TERM, { where: [["kind", "=", "epcs"]], order: ["kind", "key"], limit: 10 }),
      );
      expect(epcs.map(({ value }) => value)).to.have.members([one, other]);
    });
  });
}
