import { expect } from "chai";
import { type Provider, Transaction } from "ethers";
import { createOutbox } from "../../../../../src/sdk/core/send/outbox.ts";
import { signEmpty } from "../../../../../src/sdk/core/send/sign.ts";
import { hastyClock, testClock } from "../../../../../src/testing/clock.ts";
import {
  call,
  connectionLost,
  nonces,
  numbers,
  type OutboxBench,
  outboxBench,
} from "../../../../../src/testing/outbox.ts";

/** Runtime code that always reverts. */
const REVERTER = { address: `0x${"ee".repeat(20)}`, code: "0x60006000fd" };

/** The bench's provider, whose answers to a transaction count are changed. */
function countingWrong({ provider }: OutboxBench, change: (count: number) => number): Provider {
  return new Proxy(provider, {
    get(target, property) {
      if (property === "getTransactionCount") {
        return async (...asked: Parameters<Provider["getTransactionCount"]>) =>
          change(await target.getTransactionCount(...asked));
      }
      return Reflect.get(target, property);
    },
  });
}

describe("an outbox, a node and a chain that are not as they should be", () => {
  it("finds out what arrived when connections end before the answer", async () => {
    const bench = await outboxBench();
    let broadcasts = 0;
    bench.setWire(async (_, next) => {
      const answer = await next();
      if (broadcasts++ % 2 === 0) throw connectionLost();
      return answer;
    });
    const outbox = await bench.open();
    const sent = await Promise.all(numbers(6).map((n) => outbox.send(call(n))));
    await Promise.all(sent.map((tx) => tx.receipt()));
    expect(await bench.provider.getTransactionCount(bench.signer.address)).to.equal(6);
    await outbox.close();
  });

  it("takes a revert as final", async () => {
    const bench = await outboxBench();
    await bench.chain("hardhat_setCode", REVERTER.address, REVERTER.code);
    const outbox = await bench.open();
    const options = { idempotencyKey: "reverts" };
    const reverting = await outbox.send({ to: REVERTER.address, data: "0x01", gasLimit: 100_000n }, options);
    const after = await outbox.send(call(1));
    expect((await reverting.receipt()).status).to.equal(0);
    expect((await after.receipt()).status).to.equal(1);
    expect((await outbox.status("reverts"))?.state).to.equal("Reverted");
    expect(await bench.provider.getTransactionCount(bench.signer.address)).to.equal(2);
    await outbox.close();
  });

  it("uses no nonce for a call that the estimate refuses", async () => {
    const bench = await outboxBench();
    await bench.chain("hardhat_setCode", REVERTER.address, REVERTER.code);
    const outbox = await bench.open();
    const refused = await outbox.send({ to: REVERTER.address, data: "0x01" }).catch((error) => error);
    expect(refused.code).to.equal("UNKNOWN_REVERT");
    expect((await (await outbox.send(call(1))).receipt()).status).to.equal(1);
    expect(nonces(bench.sent)).to.deep.equal([0]);
    await outbox.close();
  });

  it("fills the place of a transaction that the node will never take", async () => {
    const bench = await outboxBench();
    const outbox = await bench.open();
    const sent = await Promise.all([
      outbox.send(call(0)),
      outbox.send({ ...call(1), gasLimit: 20_999n }, { idempotencyKey: "too little gas" }),
      outbox.send(call(2)),
    ]);
    expect((await sent[2].receipt()).status).to.equal(1);
    const error = await sent[1].receipt().catch((e) => e);
    expect(error.code).to.equal("TX_REJECTED");
    const status = await outbox.status("too little gas");
    expect(status?.history.map(({ state }) => state)).to.deep.equal(["Signed", "Refused", "Rejected"]);
    const filler = await bench.provider.getTransaction(status?.history.at(-1)?.hash as string);
    expect([filler?.nonce, filler?.to, filler?.value]).to.deep.equal([1, bench.signer.address, 0n]);
    const again = await outbox.send({ ...call(1), gasLimit: 20_999n }, { idempotencyKey: "too little gas" });
    expect((await again.receipt().catch((e) => e)).code).to.equal("TX_REJECTED");
    await outbox.close();
  });

  it("gives up a transaction after several refusals that nobody understands", async () => {
    const bench = await outboxBench();
    const outbox = await bench.open({ maxRefusals: 3, resendAfter: 1_000 });
    let refusals = 0;
    bench.setWire((raw, next) => {
      if (Transaction.from(raw).to === bench.signer.address) return next();
      refusals++;
      return Promise.reject(new Error("computer says no"));
    });
    const sent = await outbox.send(call(1));
    expect((await sent.receipt().catch((e) => e)).code).to.equal("TX_REJECTED");
    expect(refusals).to.equal(3);
    await outbox.close();
  });

  it("waits while the account is poor", async () => {
    const clock = testClock();
    const bench = await outboxBench(clock);
    await bench.chain("hardhat_setBalance", bench.signer.address, "0x0");
    const outbox = await bench.open();
    const sent = await outbox.send({ ...call(1), gasLimit: 21_000n });
    for (let polls = 0; polls < 10; polls++) {
      await clock.asleep();
      clock.advance(500);
    }
    expect(outbox.pending).to.equal(1);
    await clock.asleep();
    await bench.chain("hardhat_setBalance", bench.signer.address, "0xde0b6b3a7640000");
    clock.advance(500);
    expect((await sent.receipt()).status).to.equal(1);
    await outbox.close();
  });

  it("signs again, once, what a stranger's transaction pushed out", async () => {
    const bench = await outboxBench();
    bench.setWire(() => Promise.reject(connectionLost()));
    const first = await bench.open();
    for (const n of numbers(3)) await first.send(call(n), { idempotencyKey: `act ${n}` });
    const before = await Promise.all(numbers(3).map((n) => first.status(`act ${n}`)));
    await first.close();

    const { chainId } = await bench.provider.getNetwork();
    const fees = { type: 2, maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 0n } as const;
    const foreign = signEmpty(bench.signer, chainId, 0, fees);
    await bench.sendDirectly(foreign.raw);
    for (let blocks = 0; blocks < 20; blocks++) await bench.chain("evm_mine");

    bench.setWire((_, next) => next());
    const second = await bench.open();
    const sent = await Promise.all(numbers(3).map((n) => second.send(call(n), { idempotencyKey: `act ${n}` })));
    const receipts = await Promise.all(sent.map((tx) => tx.receipt()));
    expect(receipts.map(({ to }) => to)).to.deep.equal(numbers(3).map((n) => call(n).to));
    const lost = await second.status("act 0");
    expect(lost?.history.map(({ state }) => state)).to.deep.equal(["Signed", "Lost", "Signed", "Sent", "Mined"]);
    expect(lost?.history[1]?.reason).to.contain(foreign.hash);
    expect(lost?.nonce).to.equal(3);
    expect(sent[0]?.hash).to.equal(lost?.hash);
    expect((await second.status("act 1"))?.hash).to.equal(before[1]?.hash);
    expect(await bench.provider.getTransactionCount(bench.signer.address)).to.equal(4);
    await second.close();
  });

  it("does not sign again while the node shows the count but not yet the receipt", async () => {
    const clock = testClock();
    const bench = await outboxBench(clock);
    let blind = true;
    const provider = new Proxy(bench.provider, {
      get(target, property) {
        if (property === "getTransactionReceipt" && blind) return async () => null;
        return Reflect.get(target, property);
      },
    });
    const outbox = await bench.open({ provider });
    const sent = await outbox.send(call(1), { idempotencyKey: "a" });
    for (let polls = 0; polls < 3; polls++) {
      await clock.asleep();
      clock.advance(500);
    }
    await clock.asleep();
    blind = false;
    clock.advance(500);
    expect((await sent.receipt()).hash).to.equal(sent.hash);
    expect((await outbox.status("a"))?.history.map(({ state }) => state)).to.not.include("Lost");
    expect(bench.sent).to.have.length(1);
    await outbox.close();
  });

  it("tells that its nonces begin above the chain's, until the chain has caught up", async () => {
    const bench = await outboxBench();
    let tooHigh = 1;
    const codes: string[] = [];
    const problems: unknown[] = [];
    const outbox = await bench.open({
      provider: countingWrong(bench, (count) => count + tooHigh),
      onError: ({ code }) => codes.push(code),
      onProblem: (problem) => problems.push(problem?.code),
    });
    tooHigh = 0;
    const sent = await outbox.send(call(1));
    const wait = () => new Promise((resolve) => setImmediate(resolve));
    while (outbox.problem === undefined) await wait();
    expect(outbox.problem.code).to.equal("NONCE_GAP");
    expect(outbox.problem.values).to.include({ count: 0, lowest: 1, pending: 1 });
    const { chainId } = await bench.provider.getNetwork();
    const fees = { type: 2, maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 0n } as const;
    await bench.sendDirectly(signEmpty(bench.signer, chainId, 0, fees).raw);
    expect((await sent.receipt()).status).to.equal(1);
    expect(codes).to.deep.equal(["NONCE_GAP"]);
    while (outbox.problem !== undefined) await wait();
    expect(problems).to.deep.equal(["NONCE_GAP", undefined]);
    await outbox.close();
  });

  it("never signs again on a node that answers 0 for old counts, and tells", async () => {
    const bench = await outboxBench();
    bench.setWire(() => Promise.reject(connectionLost()));
    const first = await bench.open();
    const options = { idempotencyKey: "a" };
    const stored = (await first.send(call(1), options)).hash;
    while (bench.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await first.close();
    // It arrived after all, long ago: as Besu with BONSAI shows it, there is no state that deep.
    await bench.sendDirectly(bench.sent[0] as string);
    for (let blocks = 0; blocks < 20; blocks++) await bench.chain("evm_mine");
    let blind = true;
    const provider = new Proxy(bench.provider, {
      get(target, property) {
        if (property === "getTransactionReceipt" && blind) return async () => null;
        if (property !== "getTransactionCount") return Reflect.get(target, property);
        return async (account: string, block: number | string) =>
          typeof block === "number" && block < 10 ? 0 : target.getTransactionCount(account, block);
      },
    });
    bench.setWire((_, next) => next());
    const outbox = await bench.open({ provider, resendAfter: 5_000 });
    while (outbox.problem === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect(outbox.problem.code).to.equal("NONCE_USE_UNKNOWN");
    expect(outbox.problem.values).to.include({ key: "a", nonce: 0, hash: stored });
    blind = false;
    expect((await (await outbox.send(call(1), options)).receipt()).hash).to.equal(stored);
    expect((await outbox.status("a"))?.history.map(({ state }) => state)).to.deep.equal(["Signed", "Mined"]);
    expect(await bench.provider.getTransactionCount(bench.signer.address)).to.equal(1);
    await outbox.close();
  });

  it("tells that its account is not permitted, and goes on once it is", async () => {
    const bench = await outboxBench();
    let permitted = false;
    const reason = "Sender account not authorized to send transactions";
    bench.setWire((_, next) => (permitted ? next() : Promise.reject(new Error(reason))));
    const codes: string[] = [];
    const outbox = await bench.open({ resendAfter: 5_000, onError: ({ code }) => codes.push(code) });
    const sent = await outbox.send(call(1), { idempotencyKey: "a" });
    while (outbox.problem === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect(outbox.problem.code).to.equal("RPC_REFUSED");
    expect(outbox.problem.values).to.include({ key: "a", nonce: 0, hash: sent.hash, reason });
    permitted = true;
    expect((await sent.receipt()).status).to.equal(1);
    expect(codes).to.deep.equal(["RPC_REFUSED"]);
    while (outbox.problem !== undefined) await new Promise((resolve) => setImmediate(resolve));
    await outbox.close();
  });

  it("refuses a node that has forgotten what was final", async () => {
    const bench = await outboxBench();
    const snapshot = await bench.chain("evm_snapshot");
    const outbox = await bench.open();
    await (await outbox.send(call(1))).receipt();
    await outbox.close();
    await bench.chain("evm_revert", snapshot);
    expect((await bench.open().catch((error) => error)).code).to.equal("NODE_BEHIND");
    await (await bench.store.open("the lane is free again, and another too")).close();
  });

  it("goes on after the node was away, and tells", async () => {
    const bench = await outboxBench();
    const codes: string[] = [];
    let away = 4;
    bench.setWire((_, next) => (away-- > 0 ? Promise.reject(connectionLost()) : next()));
    const outbox = await createOutbox({
      provider: bench.provider,
      signer: bench.signer,
      store: bench.store,
      clock: hastyClock(),
      onError: (error) => codes.push(error.code),
    });
    await (await outbox.send(call(1))).receipt();
    expect(codes).to.deep.equal(Array(4).fill("RPC_UNREACHABLE"));
    await outbox.close();
  });
});
