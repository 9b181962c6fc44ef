/** Revoking by content opens a record: only for somebody who is, or was found to be, of the consortium. */
import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";

const ADMIN_AND_MAKER = 3;

async function fixture() {
  const { ethers } = await network.create();
  const [council, member, outsider] = await ethers.getSigners();
  if (council === undefined || member === undefined || outsider === undefined) throw new Error("too few accounts");
  const founder = { name: "Founder", roles: 0, admin: member.address, person: `0x${"11".repeat(20)}` };
  const members = await ethers.deployContract("Members", [council.address, [founder]]);
  await members.connect(member).enrol(member.address, ADMIN_AND_MAKER, 0, founder.person);
  const attestations = await ethers.deployContract("Attestations", [await members.getAddress()]);
  await attestations.connect(member).registerSchema("uint64 weight", true, ZeroAddress);
  const [registered] = await attestations.queryFilter(attestations.filters.SchemaRegistered());
  if (registered === undefined) throw new Error("the schema was not registered");
  const statementBy = (attester: string) => ({
    schema: registered.args.schema,
    attester,
    subject: ZeroHash,
    validUntil: 0,
    replaces: ZeroHash,
    salt: ZeroHash,
    data: `0x${"00".repeat(32)}`,
  });
  return { members, attestations, council, member, outsider, statementBy };
}

describe("Attestations.revokeLeaf", () => {
  it("refuses an outsider who names itself as the attester", async () => {
    const { members, attestations, outsider, statementBy } = await fixture();
    const statement = statementBy(outsider.address);
    await expect(attestations.connect(outsider).revokeLeaf(statement))
      .to.be.revertedWithCustomError(members, "Members_NotEnrolled")
      .withArgs(outsider.address);
    expect((await attestations.recordOf(await attestations.uidOf(statement))).status).to.equal(0n);
  });

  it("lets a member end what it signed off chain and nobody brought yet", async () => {
    const { attestations, member, statementBy } = await fixture();
    const statement = statementBy(member.address);
    await attestations.connect(member).revokeLeaf(statement);
    expect((await attestations.recordOf(await attestations.uidOf(statement))).status).to.equal(3n);
  });

  it("lets a member of a restricted organisation do so, and not one of an expelled one", async () => {
    const { members, attestations, council, member, statementBy } = await fixture();
    await members.connect(council).setStanding(1, 2);
    await attestations.connect(member).revokeLeaf(statementBy(member.address));
    await members.connect(council).setStanding(1, 3);
    await expect(
      attestations.connect(member).revokeLeaf({ ...statementBy(member.address), salt: `0x${"01".repeat(32)}` }),
    ).to.be.revertedWithCustomError(members, "Members_Expelled");
  });
});
