import { expect } from "chai";
import { custodyContract } from "../../../../../src/sdk/custody/contracts.ts";
import { connect } from "../../../../../src/sdk/core/connect.ts";
import { keepEpcisEvents } from "../../../../../src/indexer/custody/epcis/keep-events.ts";
import type { Working } from "../../../../../src/indexer/domain.ts";
import type { Reader } from "../../../../../src/indexer/store/reader.ts";
import { silentLogger } from "../../../../../src/lib/logger.ts";
import { Wake } from "../../../../../src/lib/wake.ts";
import { custodySystem } from "../../../../../src/testing/custody.ts";

describe("indexer: keeping acts as events of EPCIS", () => {
  it("tries again by itself where it failed, later each time, and soon again once it has succeeded", async () => {
    const { ethers, deployment } = await custodySystem();
    const client = await connect({ provider: ethers.provider, deployment });
    expect(custodyContract(client).interface.getEvent("UnitCreated")).to.not.equal(null);
    const stop = new AbortController();
    const wake = new Wake();
    const waits: number[] = [];
    let reads = 0;
    const nothing: Reader = { get: async () => ({ pos: -1 }) as never, select: async () => [], count: async () => 0 };
    const store = {
      async read<T>(work: (read: Reader) => Promise<T>): Promise<T> {
        reads++;
        if (reads === 3) {
          wake.notify(); // the third look succeeds; something is stored afterwards
          return work(nothing);
        }
        if (reads === 5) stop.abort();
        throw new Error("the database is away");
      },
      keep: async () => undefined,
    };
    const clock = { now: () => 0, sleep: async (time: number) => void waits.push(time) };
    const config = { api: { port: 0 }, store: "", epcis: {} };
    const working = { config, client, store, clock, wake, log: silentLogger, signal: stop.signal };
    await keepEpcisEvents(working as unknown as Working);
    expect(waits).to.deep.equal([1_000, 2_000, 1_000, 2_000]);
    expect(reads).to.equal(5);
  });
});
