import { expect } from "chai";
import { eventOf, waitMined, write } from "../../../../src/sdk/core/write.ts";
import { attestationsContract } from "../../../../src/sdk/evidence/contracts.ts";
import { membersContract } from "../../../../src/sdk/members/contracts.ts";
import { testSystem } from "../../../../src/testing/system.ts";

describe("a written call", () => {
  it("that reverts after all gives the contract's own error", async () => {
    const { client, admin, outsiders, ethers } = await testSystem();
    const c = await client(admin);
    const [outsider] = outsiders;
    if (!outsider) throw new Error("no outsider");
    // Sent past the estimate, as when the state changes on the way.
    const members = membersContract(c);
    const data = members.interface.encodeFunctionData("revoke", [outsider.address, 0]);
    const tx = { to: await members.getAddress(), data, gasLimit: 200_000n };
    const response = await admin.sendTransaction(tx).catch((error) => error);
    const hash = response.hash ?? (await ethers.provider.getBlock("latest"))?.transactions[0];
    const receipt = async () => {
      const found = await ethers.provider.getTransactionReceipt(hash);
      if (!found) throw new Error("not mined");
      return found;
    };
    await waitMined(c, { hash, receipt }).then(
      () => expect.fail("succeeded"),
      (error) => expect(error.code).to.equal("Members_AccountOfOther"),
    );
  });

  it("that ran out of gas is TX_REVERTED, as its call would succeed", async () => {
    const { client, admin, ethers } = await testSystem();
    const c = await client(admin);
    const attestations = attestationsContract(c);
    const args = ["uint64 weight", true, `0x${"00".repeat(20)}`] as const;
    const data = attestations.interface.encodeFunctionData("registerSchema", [...args]);
    const tx = { to: await attestations.getAddress(), data, gasLimit: 40_000n };
    await admin.sendTransaction(tx).catch(() => undefined);
    const hash = (await ethers.provider.getBlock("latest"))?.transactions[0] ?? "";
    const receipt = async () => (await ethers.provider.getTransactionReceipt(hash)) as never;
    await waitMined(c, { hash, receipt }).then(
      () => expect.fail("succeeded"),
      (error) => expect(error.code).to.equal("TX_REVERTED"),
    );
  });

  it("whose transaction lacks the promised event is EVENT_MISSING", async () => {
    const { client, admin } = await testSystem();
    const c = await client(admin);
    const attestations = attestationsContract(c);
    const args = ["uint64 weight", true, `0x${"00".repeat(20)}`] as const;
    const receipt = await waitMined(c, await write(c, attestations, "registerSchema", args));
    expect(eventOf(attestations, receipt, "SchemaRegistered").args.definition).to.equal("uint64 weight");
    expect(() => eventOf(attestations, receipt, "Anchored"))
      .to.throw()
      .with.property("code", "EVENT_MISSING");
  });
});
