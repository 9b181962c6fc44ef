import { expect } from "chai";
import { Wallet, ZeroAddress, ZeroHash } from "ethers";
import { connect } from "../../../../../src/sdk/core/connect.ts";
import { memoryStore } from "../../../../../src/sdk/core/send/memory-store.ts";
import { createOutbox } from "../../../../../src/sdk/core/send/outbox.ts";
import { attest, attestAndWait } from "../../../../../src/sdk/evidence/actions/attestations/attest.ts";
import { attestationsContract } from "../../../../../src/sdk/evidence/contracts.ts";
import { membersContract } from "../../../../../src/sdk/members/contracts.ts";
import { ANY_DUTY } from "../../../../../src/sdk/members/model/duties.ts";
import { hastyClock } from "../../../../../src/testing/clock.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

describe("an action through an outbox", () => {
  it("is done once, however often it is asked for under one key", async () => {
    const { deployment, admin, client, ethers } = await testSystem();
    const bound = await client(admin);
    const members = membersContract(bound);
    const attestations = attestationsContract(bound);
    const signer = new Wallet(`0x${"43".repeat(32)}`);
    await ethers.provider.send("hardhat_setBalance", [signer.address, "0xde0b6b3a7640000"]);
    await (await members.connect(admin).enrol(signer.address, ANY_DUTY, 0, `0x${"02".repeat(20)}`)).wait();
    await (await attestations.connect(admin).registerSchema("uint64 weight", true, ZeroAddress)).wait();
    const [registered] = await attestations.queryFilter(attestations.filters.SchemaRegistered());
    const statement = {
      schema: registered?.args.schema as string,
      attester: signer.address,
      subject: ZeroHash,
      validUntil: 0n,
      replaces: ZeroHash,
      salt: ZeroHash,
      data: ZeroHash,
    };
    const { provider } = ethers;
    const sender = await createOutbox({ provider, signer, store: memoryStore(), clock: hastyClock() });
    const c = await connect({ provider, sender, deployment });
    const first = await attestAndWait(c, { statement, idempotencyKey: "weighed" });
    const second = await attestAndWait(c, { statement, idempotencyKey: "weighed" });
    expect(second.receipt.hash).to.equal(first.receipt.hash);
    expect(second.uid).to.equal(first.uid);
    const other = { ...statement, salt: `0x${"01".repeat(32)}` };
    const conflict = await attest(c, { statement: other, idempotencyKey: "weighed" }).catch((error) => error);
    expect(conflict.code).to.equal("IDEMPOTENCY_CONFLICT");
    const twice = await attest(c, { statement, idempotencyKey: "weighed again" }).catch((error) => error);
    expect(twice.code).to.equal("Attestations_AlreadyRecorded");
    expect(await provider.getTransactionCount(signer.address)).to.equal(1);
    await sender.close();
  });
});
