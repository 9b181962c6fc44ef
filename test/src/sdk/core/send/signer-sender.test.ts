import { expect } from "chai";
import { type Provider, Transaction, Wallet } from "ethers";
import { signEmpty } from "../../../../../src/sdk/core/send/sign.ts";
import { type SignerSenderParameters, signerSender } from "../../../../../src/sdk/core/send/signer-sender.ts";
import { hastyClock } from "../../../../../src/testing/clock.ts";
import { connectionLost, type OutboxBench, outboxBench } from "../../../../../src/testing/outbox.ts";

const call = (n: number) => ({ to: `0x${"11".repeat(19)}${n.toString(16).padStart(2, "0")}`, data: "0x" });
const fees = { type: 2, maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 0n } as const;
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail("resolved"),
    (error) => error,
  );

const open = (bench: OutboxBench, parameters: SignerSenderParameters = {}, provider: Provider = bench.provider) =>
  signerSender(new Wallet(bench.signer.privateKey, provider), {
    clock: hastyClock(),
    pollInterval: 500,
    ...parameters,
  });

describe("a signer's sender", () => {
  it("tells the hash before it is sent, and gives the receipt", async () => {
    const bench = await outboxBench();
    const hashes: [string, number][] = [];
    const sender = await open(bench, { onSent: (hash) => hashes.push([hash, bench.sent.length]) });
    const sent = await sender.send(call(1));
    expect(hashes).to.deep.equal([[sent.hash, 0]]);
    expect((await sent.receipt()).hash).to.equal(sent.hash);
  });

  it("sends the same bytes again when the node has forgotten them", async () => {
    const bench = await outboxBench();
    bench.setWire(async (raw) => Transaction.from(raw).hash);
    const sent = await (await open(bench)).send(call(1));
    bench.setWire((_, next) => next());
    expect((await sent.receipt()).hash).to.equal(sent.hash);
    expect(bench.sent).to.have.length(2);
    expect(bench.sent[0]).to.equal(bench.sent[1]);
  });

  it("finds out what a connection that ended before the answer has done", async () => {
    const bench = await outboxBench();
    let lost = 0;
    bench.setWire(async (_, next) => {
      if (lost++ === 0) throw connectionLost();
      return next();
    });
    const sent = await (await open(bench)).send(call(1));
    expect((await sent.receipt()).status).to.equal(1);
    expect(await bench.provider.getTransactionCount(bench.signer.address)).to.equal(1);
  });

  it("says so when another program used the nonce", async () => {
    const bench = await outboxBench();
    bench.setWire(async (raw) => Transaction.from(raw).hash);
    const sent = await (await open(bench)).send(call(1));
    const { chainId } = await bench.provider.getNetwork();
    const foreign = signEmpty(bench.signer, chainId, 0, fees);
    await bench.sendDirectly(foreign.raw);
    const error = await failure(sent.receipt());
    expect([error.code, error.retryable]).to.deep.equal(["NONCE_TAKEN", true]);
    expect(error.values).to.include({ nonce: 0, hash: sent.hash, by: foreign.hash });
  });

  it("waits with the same bytes while the pool takes no nonce that far ahead", async () => {
    const bench = await outboxBench();
    let refusals = 3;
    bench.setWire((_, next) => {
      if (refusals-- <= 0) return next();
      throw new Error("Transaction nonce is too distant from current sender nonce");
    });
    const sender = await open(bench);
    const sent = await Promise.all([1, 2, 3].map((n) => sender.send(call(n))));
    for (const tx of sent) expect((await tx.receipt()).status).to.equal(1);
    expect(bench.sent).to.have.length(6);
    expect(new Set(bench.sent).size).to.equal(3);

    bench.setWire(() => Promise.reject(new Error("Transaction nonce is too distant from current sender nonce")));
    expect((await failure(sender.send(call(4)))).code).to.equal("NONCE_TOO_DISTANT");
  });

  it("says that no block comes, and gives up with the hash after the limit", async () => {
    const bench = await outboxBench();
    await bench.chain("evm_setAutomine", false);
    const notes: string[] = [];
    const sender = await open(bench, { onNote: (text) => notes.push(text), giveUpAfter: 30_000 });
    const sent = await sender.send(call(1));
    const error = await failure(sent.receipt());
    expect([error.code, error.retryable]).to.deep.equal(["CHAIN_HALTED", true]);
    expect(error.values).to.include({ hash: sent.hash, head: 0 });
    expect(notes).to.have.length(3);
    expect(notes[0]).to.contain("no new block for 10 s").and.to.contain(sent.hash);
    await bench.chain("evm_mine");
    expect((await sent.receipt()).hash).to.equal(sent.hash);
  });

  it("says that the chain halts, too, where a last block came after the wait began", async () => {
    const bench = await outboxBench();
    await bench.chain("evm_setAutomine", false);
    let looks = 0;
    const provider = new Proxy(bench.provider, {
      get: (target, property) =>
        property === "getBlockNumber" ? async () => (looks++ < 3 ? 0 : 1) : Reflect.get(target, property),
    });
    const sent = await (await open(bench, { giveUpAfter: 30_000 }, provider)).send(call(1));
    const { code, values } = await failure(sent.receipt());
    expect([code, values.hash, values.head]).to.deep.equal(["CHAIN_HALTED", sent.hash, 1]);
    expect(values.seconds).to.be.within(10, 29);
  });

  it("gives up after the limit on a chain that goes on without it, and never says that it is lost", async () => {
    const bench = await outboxBench();
    await bench.chain("evm_setAutomine", false);
    let head = 0;
    const provider = new Proxy(bench.provider, {
      get: (target, property) => (property === "getBlockNumber" ? async () => head++ : Reflect.get(target, property)),
    });
    const sent = await (await open(bench, { giveUpAfter: 30_000 }, provider)).send(call(1));
    const error = await failure(sent.receipt());
    expect([error.code, error.values.hash]).to.deep.equal(["TX_UNSETTLED", sent.hash]);
  });

  it("passes on what the node will never take", async () => {
    const bench = await outboxBench();
    const sender = await open(bench);
    const error = await failure(sender.send({ ...call(1), gasLimit: 20_999n }));
    expect(error.message).to.match(/gas/);
    expect((await (await sender.send(call(2))).receipt()).status).to.equal(1);
  });
});
