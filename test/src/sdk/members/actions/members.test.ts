import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { connectAll } from "../../../../../src/sdk/all.ts";
import { buildRecoverProposal } from "../../../../../src/sdk/members/actions/council/build-recover-proposal.ts";
import { buildSetDualControlProposal } from "../../../../../src/sdk/members/actions/council/build-set-dual-control-proposal.ts";
import { buildSetRolesProposal } from "../../../../../src/sdk/members/actions/council/build-set-roles-proposal.ts";
import { buildSetStandingProposal } from "../../../../../src/sdk/members/actions/council/build-set-standing-proposal.ts";
import { admitted, decide } from "../../../../../src/testing/admit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

async function twoOrganisations() {
  const system = await testSystem();
  const [second, third, stranger] = system.outsiders as [never, never, never];
  const { deployment } = system;
  const client = await connectAll({ signer: system.admin, deployment });
  const other = await connectAll({ signer: second, deployment });
  const org = await admitted([client], other, "Harbour Lab", ["INSPECTOR"]);
  return {
    ...system,
    client,
    other,
    org,
    third: third as typeof system.admin,
    stranger: stranger as typeof system.admin,
  };
}

describe("members", () => {
  it("organisations are found by number and by name, and listed", async () => {
    const { client, other, org } = await twoOrganisations();
    const expected = {
      org: 2,
      name: "Harbour Lab",
      standing: "Active",
      roles: ["INSPECTOR"],
      roleBits: 64n,
      votingAccount: other.sender?.address,
      dualControl: false,
    };
    expect(org).to.equal(2);
    expect(await client.members.getOrganisation({ org })).to.deep.equal(expected);
    expect(await client.members.getOrganisation({ name: "Harbour Lab" })).to.deep.equal(expected);
    const all = await client.members.listOrganisations();
    expect(all.map(({ name }) => name)).to.deep.equal(["Development", "Harbour Lab"]);
    expect(all[1]).to.deep.equal(expected);
    for (const unknown of [{ org: 3 }, { org: 0 }, { name: "Harbour lab" }]) {
      await refused(client.members.getOrganisation(unknown as { org: number }), "NOT_FOUND");
    }
    await refused(client.members.getOrganisation({ org: 1.5 }), "ARGUMENT_INVALID");
  });

  it("the Council changes roles, standing and dual control, and recovers an account", async () => {
    const { client, other, org, third } = await twoOrganisations();
    const both = [client, other] as const;
    await decide(both, buildSetRolesProposal(client, { org, roles: ["BANK", "CARRIER"] }));
    await decide(both, buildSetDualControlProposal(client, { org, required: true }));
    await decide(both, buildSetStandingProposal(client, { org, standing: "Restricted" }));
    const restricted = await client.members.getOrganisation({ org });
    expect(restricted.roles).to.have.members(["BANK", "CARRIER"]);
    expect([restricted.standing, restricted.dualControl]).to.deep.equal(["Restricted", true]);

    const lost = other.sender?.address ?? "";
    await decide([client], buildRecoverProposal(client, { org, lost, replacement: third.address }));
    expect((await client.members.getOrganisation({ org })).votingAccount).to.equal(third.address);
    expect((await client.members.getAccount({ account: lost })).duties).to.deep.equal([]);
    await refused(() => buildSetStandingProposal(client, { org, standing: "None" as never }), "ARGUMENT_INVALID");
    await refused(() => buildSetRolesProposal(client, { org: -1, roles: [] }), "ARGUMENT_INVALID");
  });

  it("an account is enrolled, moved to carry the vote, and revoked", async () => {
    const { client, other, third, stranger } = await twoOrganisations();
    const account = third.address;
    const person = `0x${"ab".repeat(20)}`;
    const enrolled = await other.members.enrolAndWait({
      account,
      duties: ["MAKER"],
      validUntil: 4_000_000_000,
      person,
    });
    expect(enrolled).to.deep.include({ org: 2, account, duties: ["MAKER"], validUntil: 4_000_000_000n });
    expect(await other.members.getAccount({ account })).to.deep.equal({
      account,
      org: 2,
      duties: ["MAKER"],
      validUntil: 4_000_000_000n,
      person,
      honoured: true,
    });

    await refused(other.members.setVotingAccount({ account }), "Members_VoteExpires");
    await other.members.enrolAndWait({ account, duties: ["MAKER"], person });
    await other.members.setVotingAccountAndWait({ account });
    await refused(other.members.revokeAccount({ account }), "Members_CarriesVote");
    await other.members.setVotingAccountAndWait({ account: other.sender?.address ?? "" });
    const revoked = await other.members.revokeAccountAndWait({ account });
    expect(revoked).to.include({ org: 2, account });
    // It was stolen earlier than they thought.
    const trustedUntil = revoked.trustedUntil - 3_600n;
    expect(await other.members.revokeAccountAndWait({ account, trustedUntil })).to.include({ trustedUntil });
    await refused(other.members.revokeAccount({ account }), "Members_NotEnrolled");
    const later = { account, trustedUntil: 4_000_000_000n };
    await refused(other.members.revokeAccount(later), "Members_TrustedInFuture");
    expect((await other.members.getAccount({ account })).honoured).to.equal(false);
    await refused(client.members.revokeAccount({ account: other.sender?.address ?? "" }), "Members_AccountOfOther");
    await refused(client.members.getAccount({ account: stranger.address }), "NOT_FOUND");
  });

  it("refuses what is malformed before it asks the chain", async () => {
    const { client, stranger } = await twoOrganisations();
    const account = stranger.address;
    await refused(client.members.enrol({ account: "harbour", duties: ["MAKER"] }), "ARGUMENT_INVALID");
    await refused(client.members.enrol({ account, duties: ["MAKER"], validUntil: Date.now() }), "NOT_SECONDS");
    await refused(client.members.enrol({ account, duties: ["MAKER"], person: "0x01" }), "ARGUMENT_INVALID");
    await refused(client.members.enrol({ account, duties: [] }), "Members_DutiesInvalid");
    await refused(client.members.enrol({ account: ZeroAddress, duties: ["MAKER"] }), "Members_ZeroAccount");
  });
});
