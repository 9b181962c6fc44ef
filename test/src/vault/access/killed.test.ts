import { expect } from "chai";
import type { Provider } from "ethers";
import { connect } from "../../../../src/sdk/core/connect.ts";
import { getAccess } from "../../../../src/sdk/data/actions/accesses/get-access.ts";
import { getAgreement } from "../../../../src/sdk/data/actions/agreements/get-agreement.ts";
import { type Agreed, agreedOn, type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { type Published, type VaultBench, vaultBench } from "../../../../src/testing/vault.ts";
import { consumerAt } from "../../../../src/testing/vault-consumer.ts";

/** A node that is gone from the n-th call on, which is done or not. */
function dyingNode(provider: Provider) {
  const at = { call: Number.POSITIVE_INFINITY, done: false, calls: 0, onEnd: () => {} };
  const gone = () => Object.assign(new Error("socket hang up"), { code: "SERVER_ERROR" });
  const dying = new Proxy(provider, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return async (...given: unknown[]) => {
        const call = at.calls++;
        if (call < at.call) return value.apply(target, given);
        if (call === at.call && at.done) await value.apply(target, given);
        if (call === at.call) at.onEnd();
        throw gone();
      };
    },
  });
  return { provider: dying as Provider, at };
}

describe("a vault that is killed in the middle of an access", function () {
  this.timeout(120_000);
  let system: DataSharing;
  let bench: VaultBench;
  let published: Published;
  let agreed: Agreed;

  before(async () => {
    system = await dataSharing();
    bench = vaultBench(system);
    published = await bench.publish("load", undefined);
    agreed = await agreedOn(system, published, { maxUses: 3 });
  });
  after(() => bench.close());

  for (const done of [false, true]) {
    it(`neither doubles nor skips a number, wherever it is ${done ? "after" : "before"} a call of the node`, async () => {
      agreed = await agreedOn(system, published, { maxUses: 3, nonce: done ? 100 : 200 });
      const seen = new Set<string>();
      let [step, reached, uses] = [0, true, 0];
      while (reached) {
        if (uses === 3) {
          agreed = await agreedOn(system, published, { maxUses: 3, nonce: (done ? 1_000 : 2_000) + step });
          uses = 0;
        }
        const node = dyingNode(system.ethers.provider as unknown as Provider);
        const client = await connect({ provider: node.provider, deployment: system.deployment });
        const dying = await bench.open({ client });
        const consumer = consumerAt(system, dying);
        const requested = await consumer.request(agreed);
        const sealed = await consumer.download(requested);
        node.at.calls = 0;
        let ended: Promise<void> | undefined;
        const onEnd = () => {
          ended = dying.close();
        };
        Object.assign(node.at, { call: step, done, onEnd });
        const answered = await consumer.receive(requested).then(
          () => true,
          () => false,
        );
        reached = node.at.calls > step;
        expect(answered || reached, "it fails for no other reason").to.equal(true);
        await (ended ?? dying.close());

        const alive = await bench.open();
        const again = consumerAt(system, alive);
        const received = await again.receive(requested);
        uses++;
        expect(received.access.seq).to.equal(uses);
        expect((await getAgreement(system.consumer, { agreement: agreed.agreement })).uses).to.equal(uses);
        const { transactionHash, hash } = await getAccess(system.consumer, { agreement: agreed.agreement, seq: uses });
        expect(received.transactionHash).to.equal(transactionHash);
        expect(seen.has(hash)).to.equal(false);
        seen.add(hash);
        expect(await again.rows(published, requested, received, sealed)).to.have.length(200);
        await alive.close();
        step++;
      }
      expect(step).to.be.greaterThan(10);
    });
  }

  it("takes up when it is started what it had promised, though nobody asks", async () => {
    agreed = await agreedOn(system, published, { maxUses: 3, nonce: 9_000 });
    const node = dyingNode(system.ethers.provider as unknown as Provider);
    const client = await connect({ provider: node.provider, deployment: system.deployment });
    const dying = await bench.open({ client });
    const consumer = consumerAt(system, dying);
    const requested = await consumer.request(agreed);
    // The estimate of the transaction's gas is the first call after the promise.
    const count = { estimates: 0 };
    const estimate = node.provider.estimateGas;
    expect(estimate).to.be.a("function");
    for (let call = 0; ; call++) {
      node.at.calls = 0;
      Object.assign(node.at, { call, done: false });
      await consumer.receive(requested).catch(() => count.estimates++);
      const stored = bench.withStore(({ transfers }) => transfers.get({ agreement: agreed.agreement, seq: 1 }));
      if (stored?.state === "Promised") break;
      expect(stored?.state).to.equal("Prepared");
    }
    await dying.close();
    const alive = await bench.open();
    expect((await getAgreement(system.consumer, { agreement: agreed.agreement })).uses).to.equal(1);
    await alive.close();
  });
});
