import { expect } from "chai";
import { indexerError } from "../../../../src/indexer/errors.ts";
import { newState } from "../../../../src/indexer/follow/state.ts";
import { type WatchParameters, watch } from "../../../../src/indexer/follow/watch.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";

/** Looks as often as there are answers of the node; of the store that another process writes to, `block` is what it has. */
async function looks(
  heads: readonly (number | undefined)[],
  block: () => Promise<number>,
  hashOf: (block: number) => string = () => "0x",
) {
  const state = newState();
  const stop = new AbortController();
  const told: boolean[] = [];
  const left = [...heads];
  const provider = {
    async getBlockNumber() {
      const head = left.shift();
      if (head === undefined) throw Object.assign(new Error("away"), { code: "NETWORK_ERROR" });
      return head;
    },
    getBlock: async (number: number) => ({ hash: hashOf(number) }),
  };
  await watch({
    client: { provider },
    store: { cursor: async () => ({ block: await block(), blockHash: "0x" }), count: async () => 3 },
    followed: [],
    state,
    clock: {
      now: () => 0,
      async sleep() {
        told.push(state.isReady);
        if (left.length === 0) stop.abort();
      },
    },
    log: silentLogger,
    signal: stop.signal,
    pollInterval: 1,
    onCommit: () => undefined,
  } as unknown as WatchParameters);
  return { state, told };
}

describe("indexer: looking at the head", () => {
  it("takes the rows of another process for complete only once its node told of a head", async () => {
    let block = 7;
    const { state, told } = await looks([undefined, undefined, 9], async () => block++);
    expect(told).to.deep.equal([false, false, true]);
    expect([state.head, state.unreachable, state.events]).to.deep.equal([9, undefined, 3]);
  });

  it("answers nothing of another process's rows once the node has another block in place of the newest", async () => {
    const { state } = await looks(
      [8, 9],
      async () => 7,
      (block) => (block === 7 ? "0xother" : "0x"),
    );
    expect(state.replaced?.code).to.equal("CHAIN_REPLACED");
    expect(state.replaced?.values).to.include({ field: "block 7", value: "0xother" });
  });

  it("is not ready with rows that another program makes", async () => {
    const { told } = await looks([7, 7], async () => {
      throw indexerError("INDEX_NOT_READY", "the rows are another program's", {});
    });
    expect(told).to.deep.equal([false, false]);
  });
});
