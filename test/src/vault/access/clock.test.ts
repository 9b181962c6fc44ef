import { expect } from "chai";
import { getAccess } from "../../../../src/sdk/data/actions/accesses/get-access.ts";
import { agreedOn, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { vaultBench } from "../../../../src/testing/vault.ts";
import { consumerAt } from "../../../../src/testing/vault-consumer.ts";

describe("a vault on a chain whose clock is ahead", function () {
  this.timeout(120_000);

  it("serves what is asked for by the chain's time", async () => {
    const system = await dataSharing();
    const bench = vaultBench(system);
    try {
      await system.ethers.provider.send("evm_increaseTime", [3 * 86_400]);
      await system.ethers.provider.send("evm_mine", []);
      const agreed = await agreedOn(system, await bench.publish("load"));
      const consumer = consumerAt(system, await bench.open());
      const requested = await consumer.request(agreed);
      await consumer.receive(requested);
      expect(await getAccess(system.consumer, { agreement: agreed.agreement, seq: 1 })).to.include({
        state: "Delivered",
      });
    } finally {
      await bench.close();
    }
  });
});
