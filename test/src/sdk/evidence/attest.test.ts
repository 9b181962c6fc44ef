import { expect } from "chai";
import { hexlify, randomBytes, ZeroHash } from "ethers";
import { attestAndWait } from "../../../../src/sdk/evidence/actions/attestations/attest.ts";
import { attestationsContract } from "../../../../src/sdk/evidence/contracts.ts";
import { attestationsEip712Domain, uidOf } from "../../../../src/sdk/evidence/model/statement/statement.ts";
import { testSystem } from "../../../../src/testing/system.ts";

describe("attest", () => {
  it("records a statement under the uid that the SDK computes", async () => {
    const { client, admin, deployment } = await testSystem();
    const c = await client(admin);
    const attestations = attestationsContract(c);
    await (await attestations.connect(admin).registerSchema("uint64 weight", true, `0x${"00".repeat(20)}`)).wait();
    const [log] = await attestations.queryFilter(attestations.filters.SchemaRegistered());
    const statement = {
      schema: log?.args.schema as string,
      attester: admin.address,
      subject: hexlify(randomBytes(32)),
      validUntil: 0n,
      replaces: ZeroHash,
      salt: hexlify(randomBytes(32)),
      data: ZeroHash,
    };
    const { uid } = await attestAndWait(c, { statement });
    expect(uid).to.equal(uidOf(attestationsEip712Domain(deployment), statement));
    expect(await attestations["isValid(bytes32)"](uid)).to.equal(true);
    await attestAndWait(c, { statement }).then(
      () => expect.fail("recorded twice"),
      (error) => expect(error.code).to.equal("Attestations_AlreadyRecorded"),
    );
  });
});
