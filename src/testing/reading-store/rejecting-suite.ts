import { expect } from "chai";
import { keccak256 } from "ethers";
import { rejection } from "../readings.ts";
import { DAY, type StoreSubject, T } from "./subject.ts";

/** What a store keeps of what was refused. */
export function testRejecting(subject: StoreSubject): void {
  describe("rejections", () => {
    it("numbers them over all stations and gives those of one", async () => {
      await subject.store.appendRejections([rejection(1, T), rejection(2, T), rejection(1, T + 1)]);
      await subject.store.appendRejections([]);
      await subject.store.appendRejections([rejection(0, T), rejection(1, T + 2)]);
      const ids = async (station: number, after: number, limit = 99) =>
        (await subject.store.rejections(station, after, limit)).map(({ id }) => id);
      expect(await ids(1, 0)).to.deep.equal([1, 3, 5]);
      expect(await ids(1, 1)).to.deep.equal([3, 5]);
      expect(await ids(1, 0, 2)).to.deep.equal([1, 3]);
      expect(await ids(0, 0)).to.deep.equal([4]);
      expect((await subject.store.tally(1)).rejections).to.equal(3);
      expect((await subject.store.tally(0)).rejections).to.equal(1);
    });

    it("keeps their digest and reason", async () => {
      const sent = rejection(1, T);
      await subject.store.appendRejections([sent]);
      const [kept] = await subject.store.rejections(1, 0, 1);
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
      await subject.store.appendRejections(many.slice(0, 60));
      await subject.reopen();
      await subject.store.appendRejections(many.slice(60));
      const others = [rejection(1, T, "LENGTH_WRONG"), rejection(2, T), rejection(1, T + DAY), rejection(1, T)];
      await subject.store.appendRejections(others);
      const sampled = async (station: number) =>
        (await subject.store.rejections(station, 0, 999)).filter(({ sample }) => sample !== null).map(({ id }) => id);
      expect(await sampled(1)).to.deep.equal([1, 101, 151, 153]);
      expect(await sampled(2)).to.deep.equal([152]);
    });

    it("takes any bytes and any text", async () => {
      const raw = Uint8Array.from({ length: 256 }, (_, i) => i);
      const detail = `\0 \ud800 \u{1f30a} ${"x".repeat(5_000)}`;
      await subject.store.appendRejections([
        { ...rejection(1, T), raw, detail },
        { ...rejection(1, T, "B"), raw: raw.slice(0, 0) },
      ]);
      const [kept, empty] = await subject.store.rejections(1, 0, 2);
      expect([...(kept?.sample ?? [])]).to.deep.equal([...raw]);
      expect(kept?.detail)
        .to.match(/^\ufffd \ufffd \u{1f30a} x+$/u)
        .and.have.length(500);
      expect([...(empty?.sample ?? [1])]).to.deep.equal([]);
    });
  });
}
