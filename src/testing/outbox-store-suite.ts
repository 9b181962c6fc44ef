import { expect } from "chai";
import { isFinal, type OutboxEntry, type OutboxStore } from "../sdk/core/send/store.ts";

export function outboxRecord(key: string, nonce: number, changes: Partial<OutboxEntry> = {}): OutboxEntry {
  const tx = { nonce, hash: `hash of ${nonce}`, raw: `raw of ${nonce}` };
  return {
    key,
    requestHash: `request of ${key}`,
    call: { to: "0x00", data: "0x", gasLimit: "21000" },
    state: "Signed",
    tx,
    history: [{ state: "Signed", at: 1, hash: tx.hash }],
    ...changes,
  };
}

/** What every store of an outbox has to do. `reopen` gives a store with the same content, as after a restart, if it can. */
export function testOutboxStore(
  name: string,
  harness: () => { open: () => OutboxStore; reopen?: () => OutboxStore; cleanUp?: () => void },
): void {
  describe(`OutboxStore: ${name}`, () => {
    let make: ReturnType<typeof harness>;
    let store: OutboxStore;
    beforeEach(() => {
      make = harness();
      store = make.open();
    });
    afterEach(async () => {
      await store.close();
      make.cleanUp?.();
    });

    it("gives consecutive nonces from the given one on", async () => {
      const lane = await store.open("lane");
      expect((await lane.append("a", 7, (nonce) => outboxRecord("a", nonce))).tx.nonce).to.equal(7);
      expect((await lane.append("b", 7, (nonce) => outboxRecord("b", nonce))).tx.nonce).to.equal(8);
      expect((await lane.append("c", 12, (nonce) => outboxRecord("c", nonce))).tx.nonce).to.equal(12);
      expect((await lane.append("d", 0, (nonce) => outboxRecord("d", nonce))).tx.nonce).to.equal(13);
    });

    it("gives the record that a key has, and builds nothing", async () => {
      const lane = await store.open("lane");
      const first = await lane.append("a", 0, (nonce) => outboxRecord("a", nonce));
      const second = await lane.append("a", 5, () => expect.fail("built twice"));
      expect(second).to.deep.equal(first);
      expect((await lane.append("b", 0, (nonce) => outboxRecord("b", nonce))).tx.nonce).to.equal(1);
    });

    it("gives one record for one key asked for at once", async () => {
      const lane = await store.open("lane");
      let built = 0;
      const ask = () =>
        lane.append("a", 0, (nonce) => {
          built++;
          return outboxRecord("a", nonce);
        });
      const records = await Promise.all([ask(), ask(), ask()]);
      expect(built).to.equal(1);
      expect(new Set(records.map(({ tx }) => tx.nonce)).size).to.equal(1);
    });

    it("takes no nonce when signing fails", async () => {
      const lane = await store.open("lane");
      const failure = new RangeError("no key");
      const failed = lane.append("a", 3, () => {
        throw failure;
      });
      expect(await failed.catch((error) => error)).to.equal(failure);
      expect(await lane.get("a")).to.equal(undefined);
      expect((await lane.append("b", 3, (nonce) => outboxRecord("b", nonce))).tx.nonce).to.equal(3);
    });

    it("renews a record under a new nonce", async () => {
      const lane = await store.open("lane");
      await lane.append("a", 0, (nonce) => outboxRecord("a", nonce));
      await lane.append("b", 0, (nonce) => outboxRecord("b", nonce));
      const renewed = await lane.renew("a", 1, (nonce, before) => ({ ...before, tx: outboxRecord("a", nonce).tx }));
      expect(renewed.tx.nonce).to.equal(2);
      expect(await lane.get("a")).to.deep.equal(renewed);
      expect((await lane.pending()).map(({ key }) => key)).to.deep.equal(["b", "a"]);
      expect(await lane.renew("z", 0, () => expect.fail("built")).catch((e) => e)).to.be.instanceOf(RangeError);
    });

    it("lists what is not final by nonce, and how far all is settled", async () => {
      const lane = await store.open("lane");
      expect(await lane.settled()).to.equal(0);
      for (const key of ["a", "b", "c", "d"]) await lane.append(key, 0, (nonce) => outboxRecord(key, nonce));
      await lane.put(outboxRecord("a", 0, { state: "Mined" }));
      await lane.put(outboxRecord("c", 2, { state: "Reverted" }));
      await lane.put(outboxRecord("d", 3, { state: "Sent" }));
      expect((await lane.pending()).map(({ key }) => key)).to.deep.equal(["b", "d"]);
      expect(await lane.settled()).to.equal(3);
      expect(isFinal((await lane.get("c")) as OutboxEntry)).to.equal(true);
      expect(await lane.put(outboxRecord("z", 9)).catch((e) => e)).to.be.instanceOf(RangeError);
    });

    it("keeps lanes apart", async () => {
      const [one, two] = [await store.open("one"), await store.open("two")];
      await one.append("a", 0, (nonce) => outboxRecord("a", nonce));
      expect(await two.get("a")).to.equal(undefined);
      expect((await two.append("a", 0, (nonce) => outboxRecord("a", nonce))).tx.nonce).to.equal(0);
    });

    it("lets a lane be held once at a time", async () => {
      const lane = await store.open("lane");
      expect((await store.open("lane").catch((e) => e)).code).to.equal("OUTBOX_LOCKED");
      await lane.close();
      await (await store.open("lane")).close();
    });

    it("remembers over a restart", async function () {
      if (!make.reopen) return this.skip();
      const lane = await store.open("lane");
      const kept = await lane.append("a", 4, (nonce) => outboxRecord("a", nonce));
      await store.close();
      store = make.reopen();
      const again = await store.open("lane");
      expect(await again.get("a")).to.deep.equal(kept);
      expect((await again.append("b", 0, (nonce) => outboxRecord("b", nonce))).tx.nonce).to.equal(5);
    });
  });
}
