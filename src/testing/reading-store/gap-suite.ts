import { expect } from "chai";
import { refused } from "../errors.ts";
import { closedBatch, sweep } from "../readings.ts";
import { one, type StoreSubject, T } from "./subject.ts";

/** What a store does with gaps: numbers that no reading has. */
export function testGaps(subject: StoreSubject): void {
  const gap = { station: 1, firstSeq: 41, throughSeq: 43 };
  const state = async (station = 1) => [
    await subject.store.lastSeq(station),
    await subject.store.batchedThrough(station),
  ];

  describe("gaps", () => {
    it("begins a store behind one: readings, batches and times go on after it", async () => {
      expect(await subject.store.batchedThrough(1)).to.equal(0);
      expect(await subject.store.lastGap(1)).to.equal(undefined);
      await subject.store.skip(gap, T + 500);
      expect(await state()).to.deep.equal([43, 43]);
      const [first] = await subject.store.append([one(T, 700, "N", T)]);
      expect(first).to.deep.include({ stored: 1, lastSeq: 44 });
      await subject.reopen();
      expect(await subject.store.lastGap(1)).to.deep.equal(gap);
      expect(await state()).to.deep.equal([44, 43]);
      const [reading] = await subject.all();
      expect(reading).to.include({ seq: 44, receivedAt: T + 500 });
      expect(await subject.store.receivedBetween(1, T, T + 500, 9)).to.deep.equal([reading]);
      for (const firstSeq of [1, 43, 45]) {
        await refused(subject.store.addBatch(closedBatch(1, firstSeq, 1)), "BATCH_NOT_NEXT");
      }
      await subject.store.addBatch(closedBatch(1, 44, 1));
      expect(await state()).to.deep.equal([44, 44]);
      expect(await state(2)).to.deep.equal([0, 0]);
    });

    it("goes on after one between batches", async () => {
      await subject.store.append([sweep(1, T)]);
      await subject.store.addBatch(closedBatch(1, 1, 5));
      await subject.store.skip({ station: 1, firstSeq: 6, throughSeq: 6 }, 0);
      await subject.store.append([sweep(1, T + 1_000)]);
      await subject.store.addBatch(closedBatch(1, 7, 5));
      expect(await state()).to.deep.equal([11, 11]);
      expect((await subject.all()).map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4, 5, 7, 8, 9, 10, 11]);
      expect((await subject.store.anchorOf(1, 6)) ?? "none").to.equal("none");
      expect((await subject.store.receivedBetween(1, T + 1_000, T + 9_000, 99)).length).to.be.above(0);
    });

    it("takes the same one again, and none that would leave out what is there", async () => {
      await subject.store.skip(gap, 0);
      await subject.store.append([sweep(1, T)]);
      await subject.store.skip(gap, 0);
      expect(await state()).to.deep.equal([48, 43]);
      const unbatched = await refused(subject.store.skip({ ...gap, firstSeq: 44, throughSeq: 60 }, 0), "GAP_NOT_FREE");
      expect(unbatched.values).to.include({ station: 1, firstSeq: 44, batchedThrough: 43, unbatched: 44 });
      await subject.store.addBatch(closedBatch(1, 44, 5));
      for (const bad of [
        { ...gap, firstSeq: 48, throughSeq: 50 },
        { ...gap, throughSeq: 44 },
        { ...gap, firstSeq: 49, throughSeq: 48 },
      ]) {
        await refused(subject.store.skip(bad, 0), "GAP_NOT_FREE");
      }
      expect(await state()).to.deep.equal([48, 48]);
      await subject.store.skip({ ...gap, firstSeq: 49, throughSeq: 50 }, 0);
      expect(await subject.store.lastGap(1)).to.deep.equal({ ...gap, firstSeq: 49, throughSeq: 50 });
    });

    it("leaves what was counted of a station, and tells what was promised where", async () => {
      await subject.store.append([sweep(1, T)]);
      await subject.store.addBatch(closedBatch(1, 1, 5));
      const before = await subject.store.tally(1);
      await subject.store.skip({ station: 1, firstSeq: 6, throughSeq: 9 }, 0);
      expect(await subject.store.tally(1)).to.deep.equal(before);
      for (const [firstSeq, hash] of [
        [1, "0xaa"],
        [6, "0xbb"],
        [10, "0xcc"],
      ] as const) {
        await subject.store.promise(1, firstSeq, hash);
      }
      expect(await subject.store.promises(1, 2, 10)).to.deep.equal([
        { firstSeq: 6, batchHash: "0xbb" },
        { firstSeq: 10, batchHash: "0xcc" },
      ]);
      expect(await subject.store.promises(1, 7, 9)).to.deep.equal([]);
      expect(await subject.store.promises(2, 1, 10)).to.deep.equal([]);
    });
  });
}
