import { expect } from "chai";
import { refused } from "../errors.ts";
import { frame, observation, sweep, testSensor } from "../readings.ts";
import { one, oxygen, ph, type StoreSubject, seqs, T, upTo } from "./subject.ts";

/** What a store does with frames. */
export function testAppending(subject: StoreSubject): void {
  describe("append", () => {
    it("numbers each station's readings from 1, in order and without a hole", async () => {
      const receipts = await subject.store.append([sweep(1, T), sweep(2, T, 3), sweep(1, T + 1, 2)]);
      expect(receipts).to.deep.equal([
        { stored: 5, duplicates: 0, conflicts: 0, lastSeq: 5 },
        { stored: 3, duplicates: 0, conflicts: 0, lastSeq: 3 },
        { stored: 2, duplicates: 0, conflicts: 0, lastSeq: 7 },
      ]);
      await subject.store.append([sweep(2, T + 1, 1)]);
      expect(seqs(await subject.all(1))).to.deep.equal(upTo(7));
      expect(seqs(await subject.all(2))).to.deep.equal(upTo(4));
      expect([
        await subject.store.lastSeq(1),
        await subject.store.lastSeq(2),
        await subject.store.lastSeq(3),
      ]).to.deep.equal([7, 4, 0]);
    });

    it("keeps what an observation says, and the bytes it came in", async () => {
      const values = [833, null, -9_007_199_254_740_991, 9_007_199_254_740_991, 0];
      const observations = values.map((value, i) =>
        observation(testSensor(1, i), T + i, { value, text: `text ${i} 水`, sourceFlag: i ? "D" : "", counter: i }),
      );
      const sent = frame(1, T + 50, observations);
      await subject.store.append([sent]);
      const stored = await subject.all();
      expect(stored.map(({ frame: _, ...rest }) => rest)).to.deep.equal(
        observations.map(({ sensor, ...rest }, i) => {
          const place = { station: 1, seq: i + 1, sensor: sensor.id, receivedAt: T + 50, conflict: false };
          return { ...place, ...rest };
        }),
      );
      const id = stored[0]?.frame as number;
      expect(stored.every((reading) => reading.frame === id)).to.equal(true);
      const [kept, ...others] = await subject.store.frames([id]);
      expect(others).to.deep.equal([]);
      expect({ ...kept, raw: [...(kept?.raw ?? [])] }).to.deep.equal({
        id,
        source: "mqtt",
        station: 1,
        receivedAt: T + 50,
        raw: [...sent.raw],
      });
    });

    it("keeps a frame without bytes, and takes an empty list and an empty frame", async () => {
      await subject.store.append([{ ...sweep(1, T), raw: new Uint8Array() }]);
      expect([
        ...((await subject.store.frames([(await subject.all())[0]?.frame as number]))[0]?.raw ?? [1]),
      ]).to.deep.equal([]);
      expect(await subject.store.append([])).to.deep.equal([]);
      const [receipt] = await subject.store.append([frame(1, T, [])]);
      expect(receipt).to.deep.equal({ stored: 0, duplicates: 0, conflicts: 0, lastSeq: 5 });
    });

    it("counts the same value for the same time, and stores it once", async () => {
      await subject.store.append([one(T, 1)]);
      const receipts = await subject.store.append([one(T, 1), one(T, 1), one(T + 1, 1)]);
      expect(receipts.map(({ stored, duplicates }) => [stored, duplicates])).to.deep.equal([
        [0, 1],
        [0, 1],
        [1, 0],
      ]);
      expect(await subject.all()).to.have.length(2);
      expect(await subject.store.tally(1)).to.deep.equal({ readings: 2, duplicates: 2, conflicts: 0, rejections: 0 });
    });

    it("stores another value, or another flag, for the same time as a conflict, once each", async () => {
      await subject.store.append([one(T, 1), one(T + 1, 5)]);
      const sent = [one(T, 2), one(T, 1, "D"), one(T, null), one(T, 2), one(T, null), one(T, 1)];
      const receipts = await subject.store.append(sent);
      expect(receipts.map(({ stored, duplicates, conflicts }) => [stored, duplicates, conflicts])).to.deep.equal([
        [1, 0, 1],
        [1, 0, 1],
        [1, 0, 1],
        [0, 1, 0],
        [0, 1, 0],
        [0, 1, 0],
      ]);
      expect((await subject.all()).map(({ value, conflict }) => [value, conflict])).to.deep.equal([
        [1, false],
        [5, false],
        [2, true],
        [1, true],
        [null, true],
      ]);
      expect((await subject.store.copiesAt(ph.id, T)).map(({ seq }) => seq)).to.deep.equal([1, 3, 4, 5]);
      expect(await subject.store.tally(1)).to.deep.equal({ readings: 5, duplicates: 3, conflicts: 3, rejections: 0 });
    });

    it("tells copies apart within one frame and one call", async () => {
      const copies = [1, 1, 2, 2, 1].map((value) => observation(ph, T, { value }));
      const mixed = [observation(oxygen, T), ...copies, observation(oxygen, T), observation(oxygen, T - 1)];
      const [receipt] = await subject.store.append([frame(1, T, mixed)]);
      expect(receipt).to.deep.equal({ stored: 4, duplicates: 4, conflicts: 1, lastSeq: 4 });
      expect((await subject.all()).map(({ sensor, value, conflict }) => [sensor, value, conflict])).to.deep.equal([
        [oxygen.id, 833, false],
        [ph.id, 1, false],
        [ph.id, 2, true],
        [oxygen.id, 833, false],
      ]);
    });

    it("knows copies of late readings and of other sensors' times, also after a restart", async () => {
      await subject.store.append([sweep(1, T + 10), sweep(1, T + 30)]);
      await subject.reopen();
      const late = await subject.store.append([
        sweep(1, T + 20),
        sweep(1, T, 7),
        sweep(1, T + 20, 6),
        sweep(1, T + 30, 6),
      ]);
      expect(late.map(({ stored, duplicates }) => [stored, duplicates])).to.deep.equal([
        [5, 0],
        [7, 0],
        [1, 5],
        [1, 5],
      ]);
      await subject.reopen();
      const again = await subject.store.append([
        sweep(1, T, 7),
        sweep(1, T + 10),
        sweep(1, T + 20, 6),
        sweep(1, T + 30, 6),
      ]);
      expect(again.reduce((sum, { stored }) => sum + stored, 0)).to.equal(0);
      expect(seqs(await subject.all())).to.deep.equal(upTo(24));
    });

    it("does not let times of arrival run backwards along the sequence", async () => {
      await subject.store.append([one(1, 1, "N", T), one(2, 1, "N", T - 5), one(3, 1, "N", T + 5)]);
      await subject.reopen();
      await subject.store.append([one(4, 1, "N", T)]);
      expect((await subject.all()).map(({ receivedAt }) => receivedAt)).to.deep.equal([T, T, T + 5, T + 5]);
    });

    it("keeps nothing of a call that fails", async () => {
      await subject.store.append([sweep(1, T)]);
      const broken = frame(1, T, [
        observation(ph, T + 1),
        observation(oxygen, T + 1, { text: null as unknown as string }),
      ]);
      await refused(subject.store.append([sweep(1, T + 2), sweep(2, T), broken]), "STORE_FAILED");
      expect(await subject.store.tally(1)).to.deep.equal({ readings: 5, duplicates: 0, conflicts: 0, rejections: 0 });
      expect(await subject.store.lastSeq(2)).to.equal(0);
      // What it remembers of the failed call is forgotten too: the same readings are new.
      const [first] = await subject.store.append([sweep(1, T + 2), sweep(2, T)]);
      expect(first).to.deep.equal({ stored: 5, duplicates: 0, conflicts: 0, lastSeq: 10 });
      expect(seqs(await subject.all())).to.deep.equal(upTo(10));
    });

    it("gives calls that overlap one sequence", async () => {
      const calls = Array.from({ length: 20 }, (_, i) => subject.store.append([sweep(1, T + i), sweep(2, T + i)]));
      await Promise.all(calls);
      expect(seqs(await subject.all(1))).to.deep.equal(upTo(100));
      expect(seqs(await subject.all(2))).to.deep.equal(upTo(100));
    });
  });
}
