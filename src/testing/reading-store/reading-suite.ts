import { expect } from "chai";
import { sweep } from "../readings.ts";
import { one, oxygen, ph, type StoreSubject, seqs, T } from "./subject.ts";

/** What a store gives of readings and frames. */
export function testReading(subject: StoreSubject): void {
  describe("reading", () => {
    it("gives a span of a sequence, both ends included", async () => {
      await subject.store.append([sweep(1, T), sweep(2, T), sweep(1, T + 1)]);
      expect(seqs(await subject.store.readings(1, 3, 7))).to.deep.equal([3, 4, 5, 6, 7]);
      expect(seqs(await subject.store.readings(1, 9, 99))).to.deep.equal([9, 10]);
      expect(await subject.store.readings(1, 11, 20)).to.deep.equal([]);
      expect(await subject.store.readings(9, 1, 20)).to.deep.equal([]);
    });

    it("gives the history of a sensor up to a place in the sequence", async () => {
      for (let i = 0; i < 6; i++) await subject.store.append([sweep(1, T - i, 2)]);
      expect(seqs(await subject.store.history(oxygen.id, 9, 3))).to.deep.equal([4, 6, 8]);
      expect(seqs(await subject.store.history(oxygen.id, 10, 3))).to.deep.equal([6, 8, 10]);
      expect(seqs(await subject.store.history(oxygen.id, 99, 99))).to.deep.equal([2, 4, 6, 8, 10, 12]);
      expect(await subject.store.history(oxygen.id, 0, 3)).to.deep.equal([]);
      expect(await subject.store.history(999, 99, 3)).to.deep.equal([]);
    });

    it("finds the first copy of a sensor's reading at a time", async () => {
      await subject.store.append([sweep(1, T), one(T, 4)]);
      expect((await subject.store.copiesAt(ph.id, T))[0]?.seq).to.equal(1);
      expect((await subject.store.copiesAt(oxygen.id, T))[0]?.seq).to.equal(2);
      expect(await subject.store.copiesAt(ph.id, T + 1)).to.deep.equal([]);
      expect(await subject.store.copiesAt(999, T)).to.deep.equal([]);
    });

    it("gives what was received in a span of time", async () => {
      for (let i = 0; i < 10; i++) await subject.store.append([sweep(1, T + 10 * i, 2)]);
      const between = async (from: number, to: number, limit = 99) =>
        seqs(await subject.store.receivedBetween(1, T + from, T + to, limit));
      expect(await between(20, 30)).to.deep.equal([5, 6, 7, 8]);
      expect(await between(19, 39, 3)).to.deep.equal([5, 6, 7]);
      expect(await between(-50, 0)).to.deep.equal([1, 2]);
      expect(await between(85, 999)).to.deep.equal([19, 20]);
      expect(await between(91, 999)).to.deep.equal([]);
      expect(await between(-9, -1)).to.deep.equal([]);
      expect(await between(30, 20)).to.deep.equal([]);
      expect(await subject.store.receivedBetween(2, 0, T, 9)).to.deep.equal([]);
    });

    it("gives the frames that are asked for, by number", async () => {
      await subject.store.append([sweep(1, T), sweep(2, T), sweep(1, T + 1)]);
      const ids = [...new Set([...(await subject.all(1)), ...(await subject.all(2))].map((reading) => reading.frame))];
      const frames = await subject.store.frames([...ids, 999_999]);
      expect(frames.map(({ id }) => id)).to.deep.equal(ids.sort((a, b) => a - b));
      expect(await subject.store.frames([])).to.deep.equal([]);
    });
  });
}
