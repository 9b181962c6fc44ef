import { expect } from "chai";
import { Transaction } from "ethers";
import { testClock } from "../../../../../src/testing/clock.ts";
import { call, connectionLost, nonces, numbers, outboxBench } from "../../../../../src/testing/outbox.ts";

describe("outbox", () => {
  it("sends many calls in the order in which they were asked for", async () => {
    const bench = await outboxBench();
    const outbox = await bench.open();
    const sent = await Promise.all(numbers(12).map((n) => outbox.send(call(n), { idempotencyKey: `act ${n}` })));
    const receipts = await Promise.all(sent.map((tx) => tx.receipt()));
    expect(receipts.map(({ to }) => to)).to.deep.equal(numbers(12).map((n) => call(n).to));
    expect(nonces(bench.sent)).to.deep.equal(numbers(12));
    const status = await outbox.status("act 3");
    expect(status?.history.map(({ state }) => state)).to.deep.equal(["Signed", "Sent", "Mined"]);
    expect(status?.hash).to.equal(sent[3]?.hash);
    expect(await outbox.status("never asked")).to.equal(undefined);
    await outbox.close();
  });

  it("keeps at most maxInFlight with the node", async () => {
    const clock = testClock();
    const bench = await outboxBench(clock);
    await bench.chain("evm_setAutomine", false);
    const outbox = await bench.open({ maxInFlight: 3 });
    const sent = await Promise.all(numbers(8).map((n) => outbox.send(call(n))));
    await clock.asleep();
    expect(nonces(bench.sent)).to.deep.equal([0, 1, 2]);
    await bench.chain("evm_mine");
    clock.advance(500);
    await Promise.all(sent.slice(0, 3).map((tx) => tx.receipt()));
    await clock.asleep();
    expect(nonces(bench.sent)).to.deep.equal([0, 1, 2, 3, 4, 5]);
    await outbox.close();
  });

  it("gives a pool no more than it takes, and tries for more as blocks come", async () => {
    const clock = testClock();
    const bench = await outboxBench(clock);
    await bench.chain("evm_setAutomine", false);
    let mined = 0;
    let refusals = 0;
    bench.setWire((raw, next) => {
      if (Transaction.from(raw).nonce < mined + 3) return next();
      refusals++;
      throw new Error("Transaction nonce is too distant from current sender nonce");
    });
    const outbox = await bench.open();
    const sent = await Promise.all(numbers(12).map((n) => outbox.send(call(n))));
    for (let polls = 0; polls < 20; polls++) {
      await clock.asleep();
      clock.advance(500);
    }
    await clock.asleep();
    expect(refusals, "while no block comes").to.equal(1);
    while (mined < 12) {
      await bench.chain("evm_mine");
      mined = await bench.provider.getTransactionCount(bench.signer.address);
      clock.advance(500);
      if (mined < 12) await clock.asleep();
    }
    const receipts = await Promise.all(sent.map((tx) => tx.receipt()));
    expect(receipts.map(({ to }) => to)).to.deep.equal(numbers(12).map((n) => call(n).to));
    expect(refusals).to.be.at.most(5);
    await outbox.close();
  });

  it("has one transaction for one key", async () => {
    const bench = await outboxBench();
    const outbox = await bench.open();
    const options = { idempotencyKey: "invoice 4711" };
    const sent = await Promise.all(numbers(5).map(() => outbox.send(call(1), options)));
    await Promise.all(sent.map((tx) => tx.receipt()));
    expect(new Set(sent.map(({ hash }) => hash)).size).to.equal(1);
    expect(await bench.provider.getTransactionCount(bench.signer.address)).to.equal(1);
    const conflict = await outbox.send(call(2), options).catch((error) => error);
    expect(conflict.code).to.equal("IDEMPOTENCY_CONFLICT");
    expect(conflict.values.key).to.equal("invoice 4711");
    await outbox.close();

    const again = await bench.open();
    const recalled = await again.send(call(1), options);
    expect(recalled.hash).to.equal(sent[0]?.hash);
    expect((await recalled.receipt()).hash).to.equal(recalled.hash);
    expect((await again.send(call(2), options).catch((error) => error)).code).to.equal("IDEMPOTENCY_CONFLICT");
    expect(await bench.provider.getTransactionCount(bench.signer.address)).to.equal(1);
    await again.close();
  });

  it("sends the stored bytes after a restart, and nothing else", async () => {
    const bench = await outboxBench();
    bench.setWire(() => Promise.reject(connectionLost()));
    const first = await bench.open();
    await first.send(call(1), { idempotencyKey: "a" });
    await first.send(call(2), { idempotencyKey: "b" });
    const stored = (await first.status("a"))?.hash;
    await first.close();
    expect(await bench.provider.getTransactionCount(bench.signer.address)).to.equal(0);

    bench.setWire((_, next) => next());
    const second = await bench.open();
    expect(second.pending).to.equal(2);
    await (await second.send(call(2), { idempotencyKey: "b" })).receipt();
    expect((await second.status("a"))?.hash).to.equal(stored);
    expect((await second.status("a"))?.state).to.equal("Mined");
    expect(await bench.provider.getTransactionCount(bench.signer.address)).to.equal(2);
    await second.close();
  });

  it("sends the same bytes again when no receipt comes", async () => {
    const clock = testClock();
    const bench = await outboxBench(clock);
    // The node says yes and forgets.
    bench.setWire(async (raw) => Transaction.from(raw).hash);
    const outbox = await bench.open({ resendAfter: 10_000, pollInterval: 1_000 });
    const sent = await outbox.send(call(1));
    await clock.asleep();
    clock.advance(9_999);
    await clock.asleep();
    expect(bench.sent).to.have.length(1);
    bench.setWire((_, next) => next());
    clock.advance(1_000);
    expect((await sent.receipt()).hash).to.equal(sent.hash);
    expect(bench.sent).to.have.length(2);
    expect(bench.sent[0]).to.equal(bench.sent[1]);
    await outbox.close();
  });

  it("is held once, and lets go when it closes", async () => {
    const bench = await outboxBench();
    const outbox = await bench.open();
    expect((await bench.open().catch((error) => error)).code).to.equal("OUTBOX_LOCKED");
    await outbox.close();
    await (await bench.open()).close();
  });

  it("closes while a transaction is on its way", async () => {
    const bench = await outboxBench();
    bench.setWire(() => new Promise(() => {}));
    const outbox = await bench.open();
    const sent = await outbox.send(call(1));
    const waiting = sent.receipt().catch((error) => error);
    await outbox.close();
    expect((await waiting).code).to.equal("OUTBOX_CLOSED");
    expect((await outbox.send(call(2)).catch((error) => error)).code).to.equal("OUTBOX_CLOSED");
    expect((await sent.receipt().catch((error) => error)).code).to.equal("OUTBOX_CLOSED");
  });
});
