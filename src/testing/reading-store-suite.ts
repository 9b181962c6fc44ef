import { expect } from "chai";
import type { ReadingStore } from "../bridge/model/store.ts";
import { refused } from "./errors.ts";
import { testAppending } from "./reading-store/appending-suite.ts";
import { testBatching } from "./reading-store/batching-suite.ts";
import { testGaps } from "./reading-store/gap-suite.ts";
import { testReading } from "./reading-store/reading-suite.ts";
import { testRejecting } from "./reading-store/rejecting-suite.ts";
import { one, type StoreSubject, seqs, T, upTo } from "./reading-store/subject.ts";
import { closedBatch, rejection, sweep } from "./readings.ts";

export interface StoreHarness {
  /** Opens the store for ingest: the first time empty, then with what is in it. */
  open(): Promise<ReadingStore>;
  /** A second connection beside it, for batches, where the store has such a thing. */
  beside?(): Promise<ReadingStore>;
  cleanUp?(): Promise<void> | void;
}

/** What every store of readings has to do. */
export function testReadingStore(name: string, harness: () => StoreHarness | Promise<StoreHarness>): void {
  describe(`ReadingStore: ${name}`, () => {
    let make: StoreHarness;
    let store: ReadingStore;
    beforeEach(async () => {
      make = await harness();
      store = await make.open();
    });
    afterEach(async () => {
      await store.close();
      await make.cleanUp?.();
    });
    const reopen = async () => {
      await store.close();
      store = await make.open();
    };
    const subject: StoreSubject = {
      get store() {
        return store;
      },
      reopen,
      all: (station = 1) => store.readings(station, 1, Number.MAX_SAFE_INTEGER),
    };
    testAppending(subject);
    testReading(subject);
    testRejecting(subject);
    testBatching(subject);
    testGaps(subject);

    it("is of one chain for ever, and names what differs in another", async () => {
      const chain = { chainId: 1337, genesisHash: `0x${"ab".repeat(32)}`, feeds: `0x${"cd".repeat(20)}` };
      await store.bind(chain);
      await store.bind({ ...chain, feeds: chain.feeds.toUpperCase().replace("0X", "0x") });
      await reopen();
      await store.bind(chain);
      for (const other of [
        { chainId: 1 },
        { genesisHash: `0x${"00".repeat(32)}` },
        { feeds: `0x${"ee".repeat(20)}` },
      ]) {
        const error = await refused(store.bind({ ...chain, ...other }), "STORE_OF_OTHER_CHAIN");
        expect(error.values.field).to.equal(Object.keys(other)[0]);
      }
    });

    it("remembers all over a restart", async () => {
      await store.append([sweep(1, T), one(T, 4), one(T, 4)]);
      await store.appendRejections([rejection(1, T)]);
      await store.addBatch(closedBatch(1, 1, 6));
      const before = [
        await subject.all(),
        await store.tally(1),
        await store.rejections(1, 0, 9),
        await store.batches(1, 1, 9),
      ];
      await reopen();
      const after = [
        await subject.all(),
        await store.tally(1),
        await store.rejections(1, 0, 9),
        await store.batches(1, 1, 9),
      ];
      expect(after).to.deep.equal(before);
      expect((await store.append([sweep(1, T + 1)]))[0]?.lastSeq).to.equal(11);
      await store.appendRejections([rejection(1, T)]);
      expect((await store.rejections(1, 0, 9)).map(({ id }) => id)).to.deep.equal([1, 2]);
    });

    it("is read and given batches by others while it is appended to", async function () {
      if (!make.beside) return this.skip();
      const other = await make.beside();
      try {
        let sealed = 0;
        for (let i = 0; i < 20; i++) {
          const appending = store.append([sweep(1, T + i), sweep(2, T + i)]);
          const last = await other.lastSeq(1);
          const readings = await other.readings(1, 1, last);
          expect(seqs(readings)).to.deep.equal(upTo(last));
          if (last > sealed) await other.addBatch(closedBatch(1, sealed + 1, last - sealed));
          sealed = last;
          await appending;
        }
        expect(await other.lastSeq(2)).to.equal(100);
        expect((await store.lastBatch(1))?.batch.firstSeq).to.equal((await other.lastBatch(1))?.batch.firstSeq);
      } finally {
        await other.close();
      }
    });
  });
}
