import { expect } from "chai";
import { Wallet } from "ethers";
import { GAP_PROMISE } from "../../../../src/bridge/model/gap-promise.ts";
import type { SignedBatch } from "../../../../src/bridge/model/gateway.ts";
import type { ReadingStore } from "../../../../src/bridge/model/store.ts";
import { carryOut } from "../../../../src/bridge/restore/carry-out.ts";
import { planRestore, type RestoreWish } from "../../../../src/bridge/restore/plan.ts";
import type { Held, RestoreParameters } from "../../../../src/bridge/restore/restore.ts";
import { openSqliteStore } from "../../../../src/bridge/store/sqlite/store.ts";
import { signGapOnce } from "../../../../src/bridge/submit/sign-gap.ts";
import { batchId } from "../../../../src/sdk/sensing/model/batch-id.ts";
import type { Gap } from "../../../../src/sdk/sensing/model/gap.ts";
import { temporaryFolder } from "../../../../src/testing/bridge.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { closedBatch } from "../../../../src/testing/readings.ts";
import { phFrame } from "../../../../src/testing/sealing.ts";

const T = Date.UTC(2026, 6, 1);
const DEPLOYMENT = { chainId: 31337, contracts: { Feeds: { address: `0x${"11".repeat(20)}`, block: 1 } } } as never;
const OTHER = { signer: `0x${"22".repeat(20)}`, signature: "0x" };

/** A chain on which station 1 is sealed through 40, and where two of its gateways have to sign. */
function scriptedChain() {
  const recorded: Gap[] = [];
  let lastSeq = 40;
  let waiting = 0;
  const chain: RestoreParameters["chain"] = {
    head: async () => ({ lastSeq, lastTo: T }),
    gateways: async () => ({ epoch: 2, quorum: 2, accounts: [] }),
    gapAt: async (_, firstSeq) => recorded.find((gap) => gap.firstSeq === firstSeq)?.throughSeq ?? 0,
    waiting: async () => waiting,
    async seal({ batch: { firstSeq, count } }) {
      if (firstSeq !== lastSeq + 1) throw new Error("Feeds_SequenceUsed");
      lastSeq += count;
      return "0xseal";
    },
    async recordGap(gap) {
      if (gap.firstSeq !== lastSeq + 1) throw new Error("Stations_BadSignature");
      recorded.push(gap);
      lastSeq = gap.throughSeq;
      return "0xfeed";
    },
  };
  return {
    chain,
    recorded,
    seal(count: number) {
      lastSeq += count;
    },
    setWaiting(count: number) {
      waiting = count;
    },
  };
}

describe("the restore of a station", () => {
  const wallet = new Wallet(`0x${"a1".repeat(32)}`);
  const wish: RestoreWish = { station: 1, reason: "disk lost" };
  let folder: ReturnType<typeof temporaryFolder>;
  let store: ReadingStore;
  let scripted: ReturnType<typeof scriptedChain>;
  let held: readonly Held[];
  let signed: SignedBatch | undefined;
  beforeEach(async () => {
    folder = temporaryFolder();
    store = await openSqliteStore({ folder: folder.path, access: "ingest" });
    scripted = scriptedChain();
    signed = undefined;
    held = [
      { url: "a", readings: 3 },
      { url: "b", problem: "no answer" },
    ];
  });
  afterEach(async () => {
    await store.close();
    folder.cleanUp();
  });

  const parts = (changes: Partial<RestoreParameters> = {}): RestoreParameters => ({
    store,
    chain: scripted.chain,
    sign: (gap) => signGapOnce(wallet, DEPLOYMENT, store, gap),
    held: async () => held,
    signedAt: async (_, firstSeq) => (signed?.batch.firstSeq === firstSeq ? signed : undefined),
    ...changes,
  });
  const plan = (changes: Partial<RestoreWish> = {}) => planRestore(parts(), { ...wish, ...changes });
  async function restore(changes: Partial<RestoreParameters> = {}) {
    const all = parts(changes);
    return carryOut(all, await planRestore(all, wish), [OTHER]);
  }
  async function reopen() {
    await store.close();
    store = await openSqliteStore({ folder: folder.path, access: "ingest" });
  }

  it("plans a gap of what the others have, of what is said, or of what they signed; of one reading at least", async () => {
    const first = await plan();
    const gap = { station: 1, firstSeq: 41, throughSeq: 43, reason: "disk lost", epoch: 2 };
    expect(first).to.deep.include({ kind: "gap", sealedThrough: 40, lastTo: T, gap, quorum: 2, held });
    expect(await plan({ lost: 9 })).to.deep.include({ gap: { ...gap, throughSeq: 49 } });
    const asSigned = { ...gap, throughSeq: 44, reason: "as signed" };
    expect(await plan({ signed: asSigned })).to.deep.include({ gap: asSigned });
    held = [{ url: "a", readings: 0 }];
    expect(await plan()).to.deep.include({ gap: { ...gap, throughSeq: 41 } });
    held = [{ url: "b", problem: "no answer" }];
    await refused(plan(), "LOST_COUNT_UNKNOWN");
    expect(await plan({ lost: 1 })).to.deep.include({ gap: { ...gap, throughSeq: 41 } });
    await refused(plan({ lost: 2 ** 32 + 1 }), "ARGUMENT_INVALID");
    await refused(plan({ lost: 1, reason: " " }), "ARGUMENT_INVALID");
  });

  it("changes nothing while it plans", async () => {
    await plan();
    expect(await store.promises(1, 1, 100)).to.deep.equal([]);
    expect([await store.lastSeq(1), await store.batchedThrough(1), scripted.recorded.length]).to.deep.equal([0, 0, 0]);
  });

  it("is refused while a transaction of the gateway may seal a batch yet", async () => {
    scripted.setWaiting(1);
    const { retryable, values } = await refused(plan(), "RESTORE_EARLY");
    expect([retryable, values.waiting]).to.deep.equal([true, 1]);
  });

  it("is refused where the store has something of the station, and is nothing where it has all", async () => {
    await store.append([phFrame(T, 750)]);
    const { values } = await refused(plan(), "RESTORE_NOT_EMPTY");
    expect(values).to.include({ station: 1, sealedThrough: 40, batchedThrough: 0, readings: 1 });
    await refused(
      planRestore(parts({ store: { ...store, batchedThrough: async () => 39 } }), wish),
      "RESTORE_NOT_EMPTY",
    );
    const all = parts({ store: { ...store, batchedThrough: async () => 40 } });
    const nothing = await planRestore(all, wish);
    expect(nothing.kind).to.equal("nothing");
    expect(await carryOut(all, nothing, [])).to.deep.equal({ station: 1, nextSeq: 2 });
  });

  it("records the gap, and has the store begin after it", async () => {
    expect(await restore()).to.deep.equal({ station: 1, nextSeq: 44, transaction: "0xfeed" });
    expect(scripted.recorded).to.have.length(1);
    const [appended] = await store.append([phFrame(T - 5_000, 750)]);
    expect(appended?.lastSeq).to.equal(44);
    expect((await store.readings(1, 44, 44))[0]?.receivedAt).to.equal(T);
    expect((await plan()).kind).to.equal("nothing");
  });

  it("seals first what a quorum signed, wherever it is cut off, and then records the gap", async () => {
    const { batch } = closedBatch(1, 41, 5);
    signed = { batch, epoch: 2, signatures: [] };
    const cut = async (): Promise<never> => Promise.reject(new Error("killed"));
    const { seal } = scripted.chain;
    const sealAndDie: typeof seal = async (given) => cut().finally(() => seal(given));
    expect(await plan()).to.deep.include({ kind: "seal", signed });
    await restore({ store: { ...store, promise: cut } }).catch(() => {});
    expect(await store.promises(1, 1, 99)).to.deep.equal([]);
    await restore({ chain: { ...scripted.chain, seal: cut } }).catch(() => {});
    expect(await store.promises(1, 1, 99)).to.deep.equal([{ firstSeq: 41, batchHash: batchId(batch) }]);
    await restore({ chain: { ...scripted.chain, seal: sealAndDie } }).catch(() => {});
    expect(await plan()).to.deep.include({ kind: "gap", sealedThrough: 45 });
    expect((await restore()).nextSeq).to.equal(49);
    expect(scripted.recorded).to.have.length(1);
  });

  it("seals no other batch than it promised", async () => {
    signed = { batch: closedBatch(1, 41, 5).batch, epoch: 2, signatures: [] };
    expect(await restore()).to.deep.equal({ station: 1, transaction: "0xseal" });
    signed = { batch: closedBatch(1, 46, 5).batch, epoch: 2, signatures: [] };
    await store.promise(1, 46, GAP_PROMISE);
    await refused(restore(), "COSIGN_EQUIVOCATION");
    expect((await scripted.chain.head(1)).lastSeq).to.equal(45);
  });

  it("wants a quorum of signatures before it promises anything", async () => {
    const error = await refused(carryOut(parts(), await plan(), []), "GAP_SIGNATURES_MISSING");
    expect(error.values).to.include({ quorum: 2, signed: 1 });
    expect(await store.promises(1, 1, 100)).to.deep.equal([]);
  });

  it("goes on where it was cut off, whatever was done by then, and records the gap once", async () => {
    const cut = new Error("killed");
    const cutBefore = async () => {
      throw cut;
    };
    /** Does it, and is cut off before anybody hears of it. */
    const cutAfter =
      <Given extends unknown[]>(work: (...given: Given) => Promise<unknown>) =>
      async (...given: Given): Promise<never> => {
        await work(...given);
        throw cut;
      };
    const cuts: ((all: RestoreParameters) => Partial<RestoreParameters>)[] = [
      () => ({ sign: cutBefore }),
      (all) => ({ sign: (gap) => signGapOnce(wallet, DEPLOYMENT, { ...all.store, promise: cutBefore }, gap) }),
      (all) => ({
        sign: (gap) => signGapOnce(wallet, DEPLOYMENT, { ...all.store, promise: cutAfter(all.store.promise) }, gap),
      }),
      (all) => ({ sign: cutAfter(all.sign) }),
      (all) => ({ chain: { ...all.chain, recordGap: cutBefore } }),
      (all) => ({ chain: { ...all.chain, recordGap: cutAfter(all.chain.recordGap) } }),
      (all) => ({ store: { ...all.store, skip: cutBefore } }),
      (all) => ({ store: { ...all.store, skip: cutAfter(all.store.skip) } }),
    ];
    for (const [i, cutting] of cuts.entries()) {
      await store.close();
      folder.cleanUp();
      folder = temporaryFolder();
      store = await openSqliteStore({ folder: folder.path, access: "ingest" });
      scripted = scriptedChain();
      const died = await restore(cutting(parts())).catch((error: unknown) => error);
      expect(died, `cut ${i}`).to.equal(cut);
      await reopen();
      expect((await restore()).nextSeq, `cut ${i}`).to.equal(44);
      expect(scripted.recorded, `cut ${i}`).to.have.length(1);
      expect([await store.lastSeq(1), await store.batchedThrough(1)], `cut ${i}`).to.deep.equal([43, 43]);
      expect(await store.promises(1, 1, 100)).to.deep.equal([{ firstSeq: 41, batchHash: GAP_PROMISE }]);
    }
  });

  it("does not take another store's gap for its own: that store may have signed what follows it", async () => {
    await restore();
    await store.close();
    folder.cleanUp();
    folder = temporaryFolder();
    store = await openSqliteStore({ folder: folder.path, access: "ingest" });
    expect(await plan()).to.deep.include({ kind: "gap", sealedThrough: 43 });
    expect((await restore()).nextSeq).to.equal(47);
  });

  it("does not go on behind its own gap where something was sealed after it", async () => {
    const all = parts({ store: { ...store, skip: async () => Promise.reject(new Error("killed")) } });
    await restore({ store: all.store }).catch(() => {});
    scripted.seal(10);
    expect(await plan()).to.deep.include({ kind: "gap", sealedThrough: 53 });
  });

  it("signs no gap over a batch that was signed, and no batch where a gap was", async () => {
    await store.promise(1, 42, "0xbatch");
    const error = await refused(restore(), "COSIGN_EQUIVOCATION");
    expect(error.values).to.include({ firstSeq: 41, throughSeq: 43, promised: "0xbatch" });
    expect(scripted.recorded).to.deep.equal([]);
    expect(await store.promise(1, 41, GAP_PROMISE)).to.equal(GAP_PROMISE);
    expect(await store.promise(1, 41, "0xother")).to.equal(GAP_PROMISE);
  });
});
