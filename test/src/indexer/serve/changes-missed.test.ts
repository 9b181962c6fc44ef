import { expect } from "chai";
import type { ServerResponse } from "node:http";
import { indexerError } from "../../../../src/indexer/errors.ts";
import { newState } from "../../../../src/indexer/follow/state.ts";
import { createChanges } from "../../../../src/indexer/serve/changes.ts";
import { placeMark } from "../../../../src/indexer/serve/place-mark.ts";
import { positionOf } from "../../../../src/indexer/store/kept-tables.ts";
import type { IndexStore } from "../../../../src/indexer/store/open-store.ts";
import type { Selection } from "../../../../src/indexer/store/reader.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { testClock } from "../../../../src/testing/clock.ts";
import { refused } from "../../../../src/testing/errors.ts";

/** A store of events that say only what they are about, and a stream from it that writes into a list. */
function replaying(rows: readonly { readonly topic: string; readonly pos: number }[]) {
  const known = [...rows];
  const gates: { readonly open: () => void; readonly fail: () => void }[] = [];
  let isGated = false;
  const read = {
    get: async () => ({ number: 9, hash: "0x", time: 1 }),
    async select(table: { readonly name: string }, { where, isReversed, limit }: Selection) {
      if (table.name !== "event_topic") return [];
      const isOfTopic = where.some(([name]) => name === "topic");
      if (isGated && isOfTopic) {
        await new Promise<void>((open, reject) => {
          gates.push({ open, fail: () => reject(indexerError("INDEX_STORE_UNREACHABLE", "it is away", {})) });
        });
      }
      const fits = ({ topic, pos }: (typeof known)[number]) =>
        where.every(([name, operator, value]) =>
          name === "topic" ? topic === value : operator === ">" ? pos > Number(value) : pos <= Number(value),
        );
      const found = known.filter(fits).sort((a, b) => (isReversed ? b.pos - a.pos : a.pos - b.pos));
      return found.slice(0, limit);
    },
  };
  const state = { ...newState(), block: 9 };
  const changes = createChanges({
    store: { read: (work: (reader: unknown) => unknown) => work(read) } as unknown as IndexStore,
    places: placeMark(MARK),
    state,
    clock: testClock(),
    log: silentLogger,
    most: 10,
  });
  return {
    changes,
    gates,
    gate: () => {
      isGated = true;
    },
    /** Something is stored in the next block. */
    store(...topics: string[]) {
      state.block++;
      known.push(...topics.map((topic) => ({ topic, pos: positionOf(state.block, 0) })));
      changes.notify();
    },
    listen(topics: readonly string[], after?: string) {
      const said: string[] = [];
      const listener = {
        isEnded: false,
        writableLength: 0,
        writeHead: () => listener,
        once: () => listener,
        write: (message: string) => said.push(...message.split("\n\n").filter((each) => each !== "")),
        end(message: string) {
          listener.write(message);
          listener.isEnded = true;
        },
        destroy: () => undefined,
      };
      const begun = changes.admit(topics, "10.0.0.1", after)(listener as unknown as ServerResponse);
      return { listener, begun, changes: () => said.filter((each) => /event: (change|failed|late)/.test(each)), said };
    },
  };
}

const MARK = "0".repeat(12);
const placeAt = (block: number, log = 0) => `${MARK}.changes.${block}:${log}`;
const change = (topic: string, at?: string) =>
  `${at === undefined ? "" : `id: ${at}\n`}event: change\ndata: ${JSON.stringify({ topic, id: topic.split(":")[1] })}`;
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("changes of the query API: who comes back", () => {
  const ROWS = [
    { topic: "org:1", pos: positionOf(2, 0) },
    { topic: "org:2", pos: positionOf(3, 1) },
    { topic: "org:3", pos: positionOf(3, 1) },
    { topic: "org:1", pos: positionOf(7, 0) },
  ];
  const ALL = ["org:1", "org:2", "org:3"];

  it("is told in the order of the chain, with a place once all of an event was said", async () => {
    const { listen, changes } = replaying(ROWS);
    const { begun, changes: told } = listen(ALL, placeAt(2));
    await begun;
    expect(told()).to.deep.equal([change("org:2"), change("org:3", placeAt(3, 1)), change("org:1", placeAt(7))]);
    await changes.close();
  });

  it("is told everything that there is by the oldest place, and by one after all that is stored", async () => {
    for (const after of [placeAt(0), placeAt(5_000)]) {
      const { listen, changes } = replaying(ROWS);
      const { begun, changes: told } = listen(ALL, after);
      await begun;
      expect(told().map((each) => /"topic":"(.+?)"/.exec(each)?.[1])).to.have.members(ALL);
      await changes.close();
    }
  });

  it("is refused with a place of another deployment, before anything is said", async () => {
    const { listen, changes } = replaying(ROWS);
    await refused(() => listen(ALL, `${"1".repeat(12)}.changes.2:0`), "INDEX_PLACE_FOREIGN");
    expect(changes.listeners).to.equal(0);
    await changes.close();
  });

  it("is told by a code where the database fails meanwhile, and gets no later place", async () => {
    const { listen, changes, gate, gates, store } = replaying(ROWS);
    const here = listen(["org:2"]);
    await here.begun;
    gate();
    const back = listen(ALL, placeAt(2));
    while (gates.length === 0) await turn();
    store("org:2"); // while it is told what it missed
    while (here.changes().length === 0) await turn();
    expect(back.changes()).to.deep.equal([]);
    gates[0]?.fail();
    await back.begun;
    const failed = 'event: failed\ndata: {"code":"INDEX_STORE_UNREACHABLE","retryable":true}';
    expect([back.changes(), back.listener.isEnded]).to.deep.equal([[failed], true]);
    expect(changes.listeners).to.equal(1);
    await changes.close();
  });

  it("hears what changes meanwhile after what it missed", async () => {
    const { listen, changes, gate, gates, store } = replaying(ROWS);
    const here = listen(["org:2"]);
    await here.begun;
    gate();
    const back = listen(["org:2"], placeAt(2));
    while (gates.length === 0) await turn();
    store("org:2");
    while (here.changes().length === 0) await turn();
    gates[0]?.open();
    await back.begun;
    expect(back.changes()).to.deep.equal([change("org:2", placeAt(3, 1)), change("org:2", placeAt(10))]);
    await changes.close();
  });
});
