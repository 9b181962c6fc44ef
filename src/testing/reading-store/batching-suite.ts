import { expect } from "chai";
import { refused } from "../errors.ts";
import { closedBatch } from "../readings.ts";
import { type StoreSubject, T } from "./subject.ts";

/** What a store does with batches and promises. */
export function testBatching(subject: StoreSubject): void {
  describe("batches", () => {
    it("keeps a batch through its states", async () => {
      const batch = closedBatch(1, 1, 10);
      await subject.store.addBatch(batch);
      expect(await subject.store.anchorOf(1, 10)).to.deep.equal(batch);
      const signed = { epoch: 2, signatures: [{ signer: "0x01", signature: "0x02" }] };
      await subject.store.markSigned(1, 1, { epoch: 1, signatures: [] });
      await subject.store.markSigned(1, 1, signed);
      expect(await subject.store.lastBatch(1)).to.deep.equal({ ...batch, ...signed, state: "signed" });
      const sealed = { transaction: "0x03", block: 4, gasUsed: 90_000, sealedAt: T };
      await subject.store.markSealed(1, 1, { ...sealed, block: 3 });
      await subject.store.markSealed(1, 1, sealed);
      await subject.reopen();
      expect(await subject.store.anchorOf(1, 1)).to.deep.equal({ ...batch, ...signed, ...sealed, state: "sealed" });
      await refused(subject.store.markSigned(1, 1, signed), "BATCH_NOT_WAITING");
      await refused(subject.store.markSigned(1, 2, signed), "BATCH_NOT_WAITING");
      await refused(subject.store.markSealed(2, 1, sealed), "BATCH_NOT_WAITING");
    });

    it("lets batches of a station only follow each other", async () => {
      await refused(subject.store.addBatch(closedBatch(1, 2, 5)), "BATCH_NOT_NEXT");
      await refused(subject.store.addBatch(closedBatch(1, 1, 0)), "BATCH_NOT_NEXT");
      await subject.store.addBatch(closedBatch(1, 1, 5));
      for (const firstSeq of [1, 5, 7]) {
        await refused(subject.store.addBatch(closedBatch(1, firstSeq, 5)), "BATCH_NOT_NEXT");
      }
      await subject.store.addBatch(closedBatch(1, 6, 1));
      await subject.store.addBatch(closedBatch(2, 1, 5));
      expect((await subject.store.lastBatch(1))?.batch.firstSeq).to.equal(6);
    });

    it("finds batches by sequence number and state", async () => {
      for (const firstSeq of [1, 11, 21, 31]) await subject.store.addBatch(closedBatch(1, firstSeq, 10));
      await subject.store.addBatch(closedBatch(2, 1, 3));
      await subject.store.markSealed(1, 11, { transaction: "0x", block: 1, gasUsed: 1, sealedAt: 1 });
      const firsts = (found: readonly { batch: { firstSeq: number } }[]) => found.map(({ batch }) => batch.firstSeq);
      expect(firsts(await subject.store.unsealed(1, 9))).to.deep.equal([1, 21, 31]);
      expect(firsts(await subject.store.unsealed(1, 2))).to.deep.equal([1, 21]);
      expect(firsts(await subject.store.batches(1, 11, 2))).to.deep.equal([11, 21]);
      expect(firsts(await subject.store.batches(1, 12, 9))).to.deep.equal([21, 31]);
      expect((await subject.store.anchorOf(1, 20))?.batch.firstSeq).to.equal(11);
      expect(await subject.store.anchorOf(1, 41)).to.equal(undefined);
      expect(await subject.store.anchorOf(2, 4)).to.equal(undefined);
      expect(await subject.store.lastBatch(3)).to.equal(undefined);
      expect(await subject.store.unsealed(3, 9)).to.deep.equal([]);
    });

    it("finds the batches that list exceedances", async () => {
      const lists = [1, 21, 31, 51];
      for (const firstSeq of [1, 11, 21, 31, 41, 51]) {
        const stored = closedBatch(1, firstSeq, 10);
        const exceedances = lists.includes(firstSeq) ? stored.batch.exceedances : [];
        await subject.store.addBatch({ ...stored, batch: { ...stored.batch, exceedances } });
      }
      const firsts = async (from: number | undefined, limit: number) =>
        (await subject.store.exceeding(1, from, limit)).map(({ batch }) => batch.firstSeq);
      expect(await firsts(undefined, 9)).to.deep.equal(lists);
      expect(await firsts(undefined, 2)).to.deep.equal([31, 51]);
      expect(await firsts(2, 2)).to.deep.equal([21, 31]);
      expect(await firsts(52, 2)).to.deep.equal([]);
      expect(await subject.store.exceeding(2, undefined, 9)).to.deep.equal([]);
    });

    it("keeps with a promise what was signed for another gateway, the newest, and nothing that was not promised", async () => {
      const cosigning = (epoch: number, count = 5) => ({
        batch: closedBatch(1, 1, count).batch,
        epoch,
        proposer: { signer: "0x01", signature: "0x02" },
      });
      await subject.store.promise(1, 1, "0xaa");
      expect(await subject.store.cosigned(1, 1)).to.equal(undefined);
      await subject.store.promise(1, 1, "0xaa", cosigning(1));
      await subject.store.promise(1, 1, "0xaa", cosigning(2));
      await subject.store.promise(1, 1, "0xaa");
      expect(await subject.store.promise(1, 1, "0xbb", cosigning(3, 6))).to.equal("0xaa");
      await subject.reopen();
      expect(await subject.store.cosigned(1, 1)).to.deep.equal(cosigning(2));
      expect(await subject.store.cosigned(1, 2)).to.equal(undefined);
      await subject.store.promise(2, 9, "0xcc", cosigning(5));
      await subject.store.promise(1, 6, "0xdd");
      expect(await subject.store.cosigned(1, 1)).to.deep.equal(cosigning(2));
      for (const firstSeq of [7, 12]) await subject.store.promise(1, firstSeq, "0xee", cosigning(firstSeq));
      const kept = await Promise.all([6, 7, 12].map((firstSeq) => subject.store.cosigned(1, firstSeq)));
      expect(kept).to.deep.equal([undefined, undefined, cosigning(12)]);
      expect(await subject.store.cosigned(2, 9)).to.deep.equal(cosigning(5));
    });

    it("keeps the first promise for a place for ever", async () => {
      expect(await subject.store.promise(1, 1, "0xaa")).to.equal("0xaa");
      expect(await subject.store.promise(1, 1, "0xaa")).to.equal("0xaa");
      expect(await subject.store.promise(1, 1, "0xbb")).to.equal("0xaa");
      await subject.reopen();
      expect(await subject.store.promise(1, 1, "0xcc")).to.equal("0xaa");
      expect(await subject.store.promise(1, 2, "0xcc")).to.equal("0xcc");
      expect(await subject.store.promise(2, 1, "0xdd")).to.equal("0xdd");
      const race = await Promise.all(["0x1", "0x2", "0x3"].map((hash) => subject.store.promise(3, 1, hash)));
      expect(new Set(race).size).to.equal(1);
    });
  });
}
