import { expect } from "chai";
import { keccak256 } from "ethers";
import type { Frame } from "../bridge/model/frame.ts";
import type { ReadingStore, StoredReading } from "../bridge/model/store.ts";
import { refused } from "./errors.ts";
import { closedBatch, frame, observation, rejection, sweep, testSensor } from "./readings.ts";

const T = Date.UTC(2026, 6, 1);
const DAY = 86_400_000;

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

    const [ph, oxygen] = [testSensor(1, 0), testSensor(1, 1)];
    const one = (at: number, value: number | null, flag = "N", received = T): Frame =>
      frame(1, received, [observation(ph, at, { value, text: String(value), sourceFlag: flag })]);
    const all = (station = 1) => store.readings(station, 1, Number.MAX_SAFE_INTEGER);
    const seqs = (readings: readonly StoredReading[]) => readings.map(({ seq }) => seq);
    const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

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

    describe("append", () => {
      it("numbers each station's readings from 1, in order and without a hole", async () => {
        const receipts = await store.append([sweep(1, T), sweep(2, T, 3), sweep(1, T + 1, 2)]);
        expect(receipts).to.deep.equal([
          { stored: 5, duplicates: 0, conflicts: 0, lastSeq: 5 },
          { stored: 3, duplicates: 0, conflicts: 0, lastSeq: 3 },
          { stored: 2, duplicates: 0, conflicts: 0, lastSeq: 7 },
        ]);
        await store.append([sweep(2, T + 1, 1)]);
        expect(seqs(await all(1))).to.deep.equal(upTo(7));
        expect(seqs(await all(2))).to.deep.equal(upTo(4));
        expect([await store.lastSeq(1), await store.lastSeq(2), await store.lastSeq(3)]).to.deep.equal([7, 4, 0]);
      });

      it("keeps what an observation says, and the bytes it came in", async () => {
        const values = [833, null, -9_007_199_254_740_991, 9_007_199_254_740_991, 0];
        const observations = values.map((value, i) =>
          observation(testSensor(1, i), T + i, { value, text: `text ${i} 水`, sourceFlag: i ? "D" : "", counter: i }),
        );
        const sent = frame(1, T + 50, observations);
        await store.append([sent]);
        const stored = await all();
        expect(stored.map(({ frame: _, ...rest }) => rest)).to.deep.equal(
          observations.map(({ sensor, ...rest }, i) => {
            const place = { station: 1, seq: i + 1, sensor: sensor.id, receivedAt: T + 50, conflict: false };
            return { ...place, ...rest };
          }),
        );
        const id = stored[0]?.frame as number;
        expect(stored.every((reading) => reading.frame === id)).to.equal(true);
        const [kept, ...others] = await store.frames([id]);
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
        await store.append([{ ...sweep(1, T), raw: new Uint8Array() }]);
        expect([...((await store.frames([(await all())[0]?.frame as number]))[0]?.raw ?? [1])]).to.deep.equal([]);
        expect(await store.append([])).to.deep.equal([]);
        const [receipt] = await store.append([frame(1, T, [])]);
        expect(receipt).to.deep.equal({ stored: 0, duplicates: 0, conflicts: 0, lastSeq: 5 });
      });

      it("counts the same value for the same time, and stores it once", async () => {
        await store.append([one(T, 1)]);
        const receipts = await store.append([one(T, 1), one(T, 1), one(T + 1, 1)]);
        expect(receipts.map(({ stored, duplicates }) => [stored, duplicates])).to.deep.equal([
          [0, 1],
          [0, 1],
          [1, 0],
        ]);
        expect(await all()).to.have.length(2);
        expect(await store.tally(1)).to.deep.equal({ readings: 2, duplicates: 2, conflicts: 0, rejections: 0 });
      });

      it("stores another value, or another flag, for the same time as a conflict, once each", async () => {
        await store.append([one(T, 1), one(T + 1, 5)]);
        const sent = [one(T, 2), one(T, 1, "D"), one(T, null), one(T, 2), one(T, null), one(T, 1)];
        const receipts = await store.append(sent);
        expect(receipts.map(({ stored, duplicates, conflicts }) => [stored, duplicates, conflicts])).to.deep.equal([
          [1, 0, 1],
          [1, 0, 1],
          [1, 0, 1],
          [0, 1, 0],
          [0, 1, 0],
          [0, 1, 0],
        ]);
        expect((await all()).map(({ value, conflict }) => [value, conflict])).to.deep.equal([
          [1, false],
          [5, false],
          [2, true],
          [1, true],
          [null, true],
        ]);
        expect((await store.copiesAt(ph.id, T)).map(({ seq }) => seq)).to.deep.equal([1, 3, 4, 5]);
        expect(await store.tally(1)).to.deep.equal({ readings: 5, duplicates: 3, conflicts: 3, rejections: 0 });
      });

      it("tells copies apart within one frame and one call", async () => {
        const copies = [1, 1, 2, 2, 1].map((value) => observation(ph, T, { value }));
        const mixed = [observation(oxygen, T), ...copies, observation(oxygen, T), observation(oxygen, T - 1)];
        const [receipt] = await store.append([frame(1, T, mixed)]);
        expect(receipt).to.deep.equal({ stored: 4, duplicates: 4, conflicts: 1, lastSeq: 4 });
        expect((await all()).map(({ sensor, value, conflict }) => [sensor, value, conflict])).to.deep.equal([
          [oxygen.id, 833, false],
          [ph.id, 1, false],
          [ph.id, 2, true],
          [oxygen.id, 833, false],
        ]);
      });

      it("knows copies of late readings and of other sensors' times, also after a restart", async () => {
        await store.append([sweep(1, T + 10), sweep(1, T + 30)]);
        await reopen();
        const late = await store.append([sweep(1, T + 20), sweep(1, T, 7), sweep(1, T + 20, 6), sweep(1, T + 30, 6)]);
        expect(late.map(({ stored, duplicates }) => [stored, duplicates])).to.deep.equal([
          [5, 0],
          [7, 0],
          [1, 5],
          [1, 5],
        ]);
        await reopen();
        const again = await store.append([sweep(1, T, 7), sweep(1, T + 10), sweep(1, T + 20, 6), sweep(1, T + 30, 6)]);
        expect(again.reduce((sum, { stored }) => sum + stored, 0)).to.equal(0);
        expect(seqs(await all())).to.deep.equal(upTo(24));
      });

      it("does not let times of arrival run backwards along the sequence", async () => {
        await store.append([one(1, 1, "N", T), one(2, 1, "N", T - 5), one(3, 1, "N", T + 5)]);
        await reopen();
        await store.append([one(4, 1, "N", T)]);
        expect((await all()).map(({ receivedAt }) => receivedAt)).to.deep.equal([T, T, T + 5, T + 5]);
      });

      it("keeps nothing of a call that fails", async () => {
        await store.append([sweep(1, T)]);
        const broken = frame(1, T, [
          observation(ph, T + 1),
          observation(oxygen, T + 1, { text: null as unknown as string }),
        ]);
        await refused(store.append([sweep(1, T + 2), sweep(2, T), broken]), "STORE_FAILED");
        expect(await store.tally(1)).to.deep.equal({ readings: 5, duplicates: 0, conflicts: 0, rejections: 0 });
        expect(await store.lastSeq(2)).to.equal(0);
        // What it remembers of the failed call is forgotten too: the same readings are new.
        const [first] = await store.append([sweep(1, T + 2), sweep(2, T)]);
        expect(first).to.deep.equal({ stored: 5, duplicates: 0, conflicts: 0, lastSeq: 10 });
        expect(seqs(await all())).to.deep.equal(upTo(10));
      });

      it("gives calls that overlap one sequence", async () => {
        const calls = Array.from({ length: 20 }, (_, i) => store.append([sweep(1, T + i), sweep(2, T + i)]));
        await Promise.all(calls);
        expect(seqs(await all(1))).to.deep.equal(upTo(100));
        expect(seqs(await all(2))).to.deep.equal(upTo(100));
      });
    });

    describe("reading", () => {
      it("gives a span of a sequence, both ends included", async () => {
        await store.append([sweep(1, T), sweep(2, T), sweep(1, T + 1)]);
        expect(seqs(await store.readings(1, 3, 7))).to.deep.equal([3, 4, 5, 6, 7]);
        expect(seqs(await store.readings(1, 9, 99))).to.deep.equal([9, 10]);
        expect(await store.readings(1, 11, 20)).to.deep.equal([]);
        expect(await store.readings(9, 1, 20)).to.deep.equal([]);
      });

      it("gives the history of a sensor up to a place in the sequence", async () => {
        for (let i = 0; i < 6; i++) await store.append([sweep(1, T - i, 2)]);
        expect(seqs(await store.history(oxygen.id, 9, 3))).to.deep.equal([4, 6, 8]);
        expect(seqs(await store.history(oxygen.id, 10, 3))).to.deep.equal([6, 8, 10]);
        expect(seqs(await store.history(oxygen.id, 99, 99))).to.deep.equal([2, 4, 6, 8, 10, 12]);
        expect(await store.history(oxygen.id, 0, 3)).to.deep.equal([]);
        expect(await store.history(999, 99, 3)).to.deep.equal([]);
      });

      it("finds the first copy of a sensor's reading at a time", async () => {
        await store.append([sweep(1, T), one(T, 4)]);
        expect((await store.copiesAt(ph.id, T))[0]?.seq).to.equal(1);
        expect((await store.copiesAt(oxygen.id, T))[0]?.seq).to.equal(2);
        expect(await store.copiesAt(ph.id, T + 1)).to.deep.equal([]);
        expect(await store.copiesAt(999, T)).to.deep.equal([]);
      });

      it("gives what was received in a span of time", async () => {
        for (let i = 0; i < 10; i++) await store.append([sweep(1, T + 10 * i, 2)]);
        const between = async (from: number, to: number, limit = 99) =>
          seqs(await store.receivedBetween(1, T + from, T + to, limit));
        expect(await between(20, 30)).to.deep.equal([5, 6, 7, 8]);
        expect(await between(19, 39, 3)).to.deep.equal([5, 6, 7]);
        expect(await between(-50, 0)).to.deep.equal([1, 2]);
        expect(await between(85, 999)).to.deep.equal([19, 20]);
        expect(await between(91, 999)).to.deep.equal([]);
        expect(await between(-9, -1)).to.deep.equal([]);
        expect(await between(30, 20)).to.deep.equal([]);
        expect(await store.receivedBetween(2, 0, T, 9)).to.deep.equal([]);
      });

      it("gives the frames that are asked for, by number", async () => {
        await store.append([sweep(1, T), sweep(2, T), sweep(1, T + 1)]);
        const ids = [...new Set([...(await all(1)), ...(await all(2))].map((reading) => reading.frame))];
        const frames = await store.frames([...ids, 999_999]);
        expect(frames.map(({ id }) => id)).to.deep.equal(ids.sort((a, b) => a - b));
        expect(await store.frames([])).to.deep.equal([]);
      });
    });

    describe("rejections", () => {
      it("numbers them over all stations and gives those of one", async () => {
        await store.appendRejections([rejection(1, T), rejection(2, T), rejection(1, T + 1)]);
        await store.appendRejections([]);
        await store.appendRejections([rejection(0, T), rejection(1, T + 2)]);
        const ids = async (station: number, after: number, limit = 99) =>
          (await store.rejections(station, after, limit)).map(({ id }) => id);
        expect(await ids(1, 0)).to.deep.equal([1, 3, 5]);
        expect(await ids(1, 1)).to.deep.equal([3, 5]);
        expect(await ids(1, 0, 2)).to.deep.equal([1, 3]);
        expect(await ids(0, 0)).to.deep.equal([4]);
        expect((await store.tally(1)).rejections).to.equal(3);
        expect((await store.tally(0)).rejections).to.equal(1);
      });

      it("keeps their digest and reason", async () => {
        const sent = rejection(1, T);
        await store.appendRejections([sent]);
        const [kept] = await store.rejections(1, 0, 1);
        expect({ ...kept, sample: [...(kept?.sample ?? [])] }).to.deep.equal({
          id: 1,
          source: "hj212",
          station: 1,
          receivedAt: T,
          code: "CRC_WRONG",
          detail: "expected 1C80",
          digest: keccak256(sent.raw),
          sample: [...sent.raw],
        });
      });

      it("keeps the bytes of the first of each code, station and day, and of every hundredth after it", async () => {
        const many = Array.from({ length: 150 }, (_, i) => rejection(1, T + i));
        await store.appendRejections(many.slice(0, 60));
        await reopen();
        await store.appendRejections(many.slice(60));
        const others = [rejection(1, T, "LENGTH_WRONG"), rejection(2, T), rejection(1, T + DAY), rejection(1, T)];
        await store.appendRejections(others);
        const sampled = async (station: number) =>
          (await store.rejections(station, 0, 999)).filter(({ sample }) => sample !== null).map(({ id }) => id);
        expect(await sampled(1)).to.deep.equal([1, 101, 151, 153]);
        expect(await sampled(2)).to.deep.equal([152]);
      });

      it("takes any bytes and any text", async () => {
        const raw = Uint8Array.from({ length: 256 }, (_, i) => i);
        const detail = `\0 \ud800 \u{1f30a} ${"x".repeat(5_000)}`;
        await store.appendRejections([
          { ...rejection(1, T), raw, detail },
          { ...rejection(1, T, "B"), raw: raw.slice(0, 0) },
        ]);
        const [kept, empty] = await store.rejections(1, 0, 2);
        expect([...(kept?.sample ?? [])]).to.deep.equal([...raw]);
        expect(kept?.detail)
          .to.match(/^\ufffd \ufffd \u{1f30a} x+$/u)
          .and.have.length(500);
        expect([...(empty?.sample ?? [1])]).to.deep.equal([]);
      });
    });

    describe("batches", () => {
      it("keeps a batch through its states", async () => {
        const batch = closedBatch(1, 1, 10);
        await store.addBatch(batch);
        expect(await store.anchorOf(1, 10)).to.deep.equal(batch);
        const signed = { epoch: 2, signatures: [{ signer: "0x01", signature: "0x02" }] };
        await store.markSigned(1, 1, { epoch: 1, signatures: [] });
        await store.markSigned(1, 1, signed);
        expect(await store.lastBatch(1)).to.deep.equal({ ...batch, ...signed, state: "signed" });
        const sealed = { transaction: "0x03", block: 4, gasUsed: 90_000, sealedAt: T };
        await store.markSealed(1, 1, { ...sealed, block: 3 });
        await store.markSealed(1, 1, sealed);
        await reopen();
        expect(await store.anchorOf(1, 1)).to.deep.equal({ ...batch, ...signed, ...sealed, state: "sealed" });
        await refused(store.markSigned(1, 1, signed), "BATCH_NOT_WAITING");
        await refused(store.markSigned(1, 2, signed), "BATCH_NOT_WAITING");
        await refused(store.markSealed(2, 1, sealed), "BATCH_NOT_WAITING");
      });

      it("lets batches of a station only follow each other", async () => {
        await refused(store.addBatch(closedBatch(1, 2, 5)), "BATCH_NOT_NEXT");
        await refused(store.addBatch(closedBatch(1, 1, 0)), "BATCH_NOT_NEXT");
        await store.addBatch(closedBatch(1, 1, 5));
        for (const firstSeq of [1, 5, 7]) {
          await refused(store.addBatch(closedBatch(1, firstSeq, 5)), "BATCH_NOT_NEXT");
        }
        await store.addBatch(closedBatch(1, 6, 1));
        await store.addBatch(closedBatch(2, 1, 5));
        expect((await store.lastBatch(1))?.batch.firstSeq).to.equal(6);
      });

      it("finds batches by sequence number and state", async () => {
        for (const firstSeq of [1, 11, 21, 31]) await store.addBatch(closedBatch(1, firstSeq, 10));
        await store.addBatch(closedBatch(2, 1, 3));
        await store.markSealed(1, 11, { transaction: "0x", block: 1, gasUsed: 1, sealedAt: 1 });
        const firsts = (found: readonly { batch: { firstSeq: number } }[]) => found.map(({ batch }) => batch.firstSeq);
        expect(firsts(await store.unsealed(1, 9))).to.deep.equal([1, 21, 31]);
        expect(firsts(await store.unsealed(1, 2))).to.deep.equal([1, 21]);
        expect(firsts(await store.batches(1, 11, 2))).to.deep.equal([11, 21]);
        expect(firsts(await store.batches(1, 12, 9))).to.deep.equal([21, 31]);
        expect((await store.anchorOf(1, 20))?.batch.firstSeq).to.equal(11);
        expect(await store.anchorOf(1, 41)).to.equal(undefined);
        expect(await store.anchorOf(2, 4)).to.equal(undefined);
        expect(await store.lastBatch(3)).to.equal(undefined);
        expect(await store.unsealed(3, 9)).to.deep.equal([]);
      });

      it("finds the batches that list exceedances", async () => {
        const lists = [1, 21, 31, 51];
        for (const firstSeq of [1, 11, 21, 31, 41, 51]) {
          const stored = closedBatch(1, firstSeq, 10);
          const exceedances = lists.includes(firstSeq) ? stored.batch.exceedances : [];
          await store.addBatch({ ...stored, batch: { ...stored.batch, exceedances } });
        }
        const firsts = async (from: number | undefined, limit: number) =>
          (await store.exceeding(1, from, limit)).map(({ batch }) => batch.firstSeq);
        expect(await firsts(undefined, 9)).to.deep.equal(lists);
        expect(await firsts(undefined, 2)).to.deep.equal([31, 51]);
        expect(await firsts(2, 2)).to.deep.equal([21, 31]);
        expect(await firsts(52, 2)).to.deep.equal([]);
        expect(await store.exceeding(2, undefined, 9)).to.deep.equal([]);
      });

      it("keeps the first promise for a place for ever", async () => {
        expect(await store.promise(1, 1, "0xaa")).to.equal("0xaa");
        expect(await store.promise(1, 1, "0xaa")).to.equal("0xaa");
        expect(await store.promise(1, 1, "0xbb")).to.equal("0xaa");
        await reopen();
        expect(await store.promise(1, 1, "0xcc")).to.equal("0xaa");
        expect(await store.promise(1, 2, "0xcc")).to.equal("0xcc");
        expect(await store.promise(2, 1, "0xdd")).to.equal("0xdd");
        const race = await Promise.all(["0x1", "0x2", "0x3"].map((hash) => store.promise(3, 1, hash)));
        expect(new Set(race).size).to.equal(1);
      });
    });

    it("remembers all over a restart", async () => {
      await store.append([sweep(1, T), one(T, 4), one(T, 4)]);
      await store.appendRejections([rejection(1, T)]);
      await store.addBatch(closedBatch(1, 1, 6));
      const before = [await all(), await store.tally(1), await store.rejections(1, 0, 9), await store.batches(1, 1, 9)];
      await reopen();
      const after = [await all(), await store.tally(1), await store.rejections(1, 0, 9), await store.batches(1, 1, 9)];
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
