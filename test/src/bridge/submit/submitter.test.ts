import { expect } from "chai";
import { bridgeError } from "../../../../src/bridge/model/errors.ts";
import type { Gateway } from "../../../../src/bridge/model/gateway.ts";
import type { Cosigner } from "../../../../src/bridge/submit/cosigner.ts";
import { gatherSignatures } from "../../../../src/bridge/submit/gather.ts";
import type { SealingChain, Submission } from "../../../../src/bridge/submit/sealing-chain.ts";
import { Submitter } from "../../../../src/bridge/submit/submitter.ts";
import type { TallyError } from "../../../../src/lib/errors.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { sdkError } from "../../../../src/sdk/core/errors.ts";
import type { Batch } from "../../../../src/sdk/sensing/model/batch.ts";
import { batchId } from "../../../../src/sdk/sensing/model/batch-id.ts";
import { hastyClock } from "../../../../src/testing/clock.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { phFrame, type SealingBench, sealingBench } from "../../../../src/testing/sealing.ts";

const T = Date.UTC(2026, 6, 1);
const proposal = { batch: { station: 1, firstSeq: 1 } as Batch, epoch: 1, readings: new Uint8Array() };

const own: Gateway = {
  address: "0xown",
  sign: async () => ({ signer: "0xown", signature: "own" }),
  cosigned: async () => undefined,
};
const other = (name: string, answer: () => Promise<string> = async () => name): Cosigner => ({
  name,
  cosign: async () => ({ signer: name, signature: await answer() }),
});
const signers = (signatures: readonly { signer: string }[]) => signatures.map(({ signer }) => signer);

describe("gathering signatures", () => {
  it("does not wait for a slow minority", async () => {
    const silent = other("slow", () => new Promise(() => {}));
    const gathered = await gatherSignatures(proposal, 3, own, [silent, other("b"), other("c"), other("d")]);
    expect(signers(gathered)).to.deep.equal(["0xown", "b", "c"]);
    expect(signers(await gatherSignatures(proposal, 1, own, [silent]))).to.deep.equal(["0xown"]);
  });

  it("goes on without those that refuse, and names what they said when they are too many", async () => {
    const refusing = other("no", () => Promise.reject(bridgeError("COSIGN_OMITTED", "reading 7 is left out")));
    const broken = other("broken", () => Promise.reject(new Error("oops")));
    expect(signers(await gatherSignatures(proposal, 2, own, [refusing, other("b")]))).to.deep.equal(["0xown", "b"]);
    const error = await refused(gatherSignatures(proposal, 3, own, [refusing, broken, other("b")]), "COSIGN_REFUSED");
    expect(error.retryable).to.equal(true);
    expect(error.values).to.deep.include({ station: 1, firstSeq: 1, quorum: 3, signed: 2 });
    expect(error.values.refusals).to.deep.equal({
      no: "COSIGN_OMITTED: reading 7 is left out",
      broken: "Error: oops",
    });
    await refused(gatherSignatures(proposal, 2, own, []), "COSIGN_REFUSED");
  });

  it("counts a gateway once, whatever name it has", async () => {
    const twice = [other("b"), { ...other("b"), name: "also b" }, { ...other("0xOWN"), name: "self" }];
    const error = await refused(gatherSignatures(proposal, 3, own, twice), "COSIGN_REFUSED");
    expect(Object.keys(error.values.refusals as object)).to.have.members(["also b", "self"]);
  });
});

/** A chain in memory, which can fail and be put back. */
class FakeChain implements SealingChain {
  sealed: Batch[] = [];
  epoch = 1;
  readonly submissions: Submission[] = [];
  readonly opened: number[] = [];
  skipped: Awaited<ReturnType<SealingChain["openListed"]>> = [];
  failures: (() => void)[] = [];

  #fail() {
    this.failures.shift()?.();
  }
  async lastSeq() {
    this.#fail();
    const last = this.sealed.at(-1);
    return last === undefined ? 0 : last.firstSeq + last.count - 1;
  }
  async gateways() {
    return { epoch: this.epoch, quorum: 2 };
  }
  async find(batch: Batch) {
    const found = this.sealed.some((each) => batchId(each) === batchId(batch));
    return found ? { transaction: `0x${batch.firstSeq}`, block: 1, gasUsed: 1 } : undefined;
  }
  async submit(submission: Submission) {
    this.submissions.push(submission);
    this.#fail();
    const { batch, epoch } = submission;
    if (epoch !== this.epoch) throw bridgeError("PROPOSAL_INVALID", "Stations_WrongEpoch");
    expect(batch.firstSeq).to.equal((this.sealed.at(-1)?.firstSeq ?? 1) + (this.sealed.at(-1)?.count ?? 0));
    this.sealed.push(batch);
    return { transaction: `0x${batch.firstSeq}`, block: 1, gasUsed: 1 };
  }
  async openListed({ firstSeq }: Batch) {
    this.#fail();
    this.opened.push(firstSeq);
    return this.skipped;
  }
}

describe("the submitter", () => {
  let bench: SealingBench;
  let chain: FakeChain;
  let asked: number[];
  beforeEach(async () => {
    bench = await sealingBench();
    chain = new FakeChain();
    asked = [];
  });
  afterEach(() => bench.close());

  const submitter = (more: object = {}) =>
    new Submitter({
      store: bench.store,
      chain,
      gateway: own,
      proposalOf: (stored, epoch) => bench.propose(stored.batch.firstSeq).then((proposed) => ({ ...proposed, epoch })),
      cosignersOf: () => [
        {
          name: "b",
          cosign: async ({ batch, epoch }) => {
            asked.push(batch.firstSeq);
            return { signer: "b", signature: `b ${batch.firstSeq} ${epoch} ${asked.length}` };
          },
        },
      ],
      clock: hastyClock(),
      log: silentLogger,
      retryAfter: 1,
      ...more,
    });

  const firsts = (batches: readonly Batch[]) => batches.map(({ firstSeq }) => firstSeq);
  const states = async () => (await bench.store.batches(1, 1, 100)).map(({ state }) => state);
  const reverted = () => {
    throw bridgeError("PROPOSAL_INVALID", "reverted");
  };
  const down = (): never => {
    throw sdkError("RPC_UNREACHABLE", "down", {});
  };

  async function closeBatches(count: number, from = 0) {
    await bench.store.append(Array.from({ length: 10 * count }, (_, i) => phFrame(T + (10 * from + i) * 900_000, 750)));
    await bench.sealer({ maxCount: 10 }).closeDue(1, T);
  }

  it("seals each batch once, in order, more than fit into one look", async () => {
    await closeBatches(20);
    const one = submitter();
    while (await one.submitClosed(1));
    const expected = Array.from({ length: 20 }, (_, i) => 1 + 10 * i);
    expect(firsts(chain.sealed)).to.deep.equal(expected);
    expect(asked).to.deep.equal(expected);
    expect(new Set(await states())).to.deep.equal(new Set(["sealed"]));
    expect(await submitter().submitClosed(1), "nothing left").to.equal(false);
    expect(chain.submissions).to.have.length(20);
  });

  it("takes what the chain has as sealed, though it died before it could note it", async () => {
    await closeBatches(3);
    await submitter().submitClosed(1);
    const { chain: sealedBefore } = { chain: [...chain.sealed] };
    const other = await sealingBench();
    try {
      await other.store.append(Array.from({ length: 30 }, (_, i) => phFrame(T + i * 900_000, 750)));
      await other.sealer({ maxCount: 10 }).closeDue(1, T);
      chain.sealed = sealedBefore;
      await submitter({ store: other.store }).submitClosed(1);
      expect((await other.store.batches(1, 1, 9)).map(({ state, transaction }) => [state, transaction])).to.deep.equal([
        ...[["sealed", "0x1"], ["sealed", "0x11"], ["sealed", "0x21"]], // biome-ignore format: one pair each
      ]);
      expect(chain.submissions).to.have.length(3);
    } finally {
      await other.close();
    }
  });

  it("goes on when the chain is back, and says in between what is wrong", async () => {
    await closeBatches(3);
    const stop = new AbortController();
    const problems: (string | undefined)[] = [];
    chain.failures = [down, down, () => {}, down];
    const onProblem = (_: number, error: unknown) => {
      problems.push((error as TallyError | undefined)?.code);
      if (chain.sealed.length === 3) stop.abort();
    };
    await submitter({ onProblem }).run(1, () => Promise.resolve(), stop.signal);
    expect(firsts(chain.sealed)).to.deep.equal([1, 11, 21]);
    expect(problems.slice(0, 4)).to.deep.equal(["RPC_UNREACHABLE", "RPC_UNREACHABLE", "RPC_UNREACHABLE", undefined]);
    expect(asked, "signatures are kept").to.deep.equal([1, 11, 21]);
  });

  it("waits twice as long after each failure that follows another, and no longer than it is told", async () => {
    await closeBatches(1);
    const stop = new AbortController();
    const waits: number[] = [];
    const sleep = async (ms: number) => void (waits.push(ms) === 5 && stop.abort());
    chain.lastSeq = async () => down();
    const timing = { clock: { now: () => T, sleep }, retryAfter: 50, longestRetry: 200 };
    await submitter(timing).run(1, () => Promise.resolve(), stop.signal);
    expect(waits).to.deep.equal([50, 100, 200, 200, 200]);
  });

  it("lets go at once when it is stopped, whatever hangs", async () => {
    await closeBatches(1);
    const stop = new AbortController();
    let hangs: () => void = () => {};
    const isHanging = new Promise<void>((resolve) => {
      hangs = resolve;
    });
    chain.submit = () => {
      hangs();
      return new Promise(() => {});
    };
    const running = submitter().run(1, () => Promise.resolve(), stop.signal);
    await isHanging;
    stop.abort();
    await running;
    expect(await states()).to.deep.equal(["signed"]);
  });

  it("tries a reverted submission again, with signatures gathered anew", async () => {
    await closeBatches(1);
    chain.failures = [() => {}, reverted];
    const one = submitter();
    await refused(one.submitClosed(1), "PROPOSAL_INVALID");
    await one.submitClosed(1);
    expect(asked).to.deep.equal([1, 1]);
    expect(new Set(chain.submissions.map(({ signatures }) => signatures[1]?.signature)).size).to.equal(2);
    expect(await states()).to.deep.equal(["sealed"]);
  });

  it("signs again when the gateways changed between signing and submitting", async () => {
    await closeBatches(1);
    chain.failures = [() => {}, down];
    const one = submitter();
    await refused(one.submitClosed(1), "RPC_UNREACHABLE");
    expect(await states()).to.deep.equal(["signed"]);
    chain.epoch = 2;
    await one.submitClosed(1);
    expect(chain.submissions.map(({ epoch }) => epoch)).to.deep.equal([1, 2]);
    expect((await bench.store.lastBatch(1))?.epoch).to.equal(2);
  });

  it("brings what the chain lost again, in order and before what is new, under the signatures that were given", async () => {
    await closeBatches(40);
    const one = submitter();
    while (await one.submitClosed(1));
    await closeBatches(1, 40);
    chain.sealed.length = 3;
    while (await one.submitClosed(1));
    expect(firsts(chain.sealed)).to.deep.equal(Array.from({ length: 41 }, (_, i) => 1 + 10 * i));
    expect(asked).to.have.length(41);
    const again = chain.submissions.slice(40, 77);
    expect(again.map(({ lost }) => lost)).to.deep.equal(again.map(({ batch }) => `0x${batch.firstSeq}`));
    expect(chain.submissions.at(-1)?.lost).to.equal(undefined);
  });

  it("stops where the chain has another batch in the place", async () => {
    await closeBatches(2);
    const [first] = await bench.store.batches(1, 1, 1);
    chain.sealed = [{ ...(first?.batch as Batch), root: `0x${"11".repeat(32)}` }];
    const error = await refused(submitter().submitClosed(1), "CHAIN_DISAGREES");
    expect(error.values).to.deep.equal({ station: 1, firstSeq: 1 });
    expect(chain.submissions).to.have.length(0);
  });

  it("opens exceedances before it notes the batch, and is not held up by one that the chain refuses", async () => {
    await closeBatches(1);
    const [stored] = await bench.store.batches(1, 1, 1);
    const excess = { sensor: 100, seq: 1, observedAt: T, value: 750 };
    const batch = { ...(stored?.batch as Batch), exceedances: [excess] };
    const store = new Proxy(bench.store, {
      get: (target, name) => (name === "batches" ? async () => [{ ...stored, batch }] : Reflect.get(target, name)),
    });
    chain.failures = [() => {}, () => {}, down];
    const one = submitter({ store });
    await refused(one.submitClosed(1), "RPC_UNREACHABLE");
    expect(await states(), "not noted yet").to.deep.equal(["signed"]);
    await one.submitClosed(1);
    expect([chain.opened, chain.submissions.length]).to.deep.equal([[1], 1]);
    chain.failures = [() => {}, reverted];
    await one.submitClosed(1);
    expect(await states()).to.deep.equal(["sealed"]);
  });
});
