import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { network } from "hardhat";
import { developmentConfig } from "../../../../../src/deploy/config.ts";
import { deploySystem } from "../../../../../src/deploy/system.ts";
import { connectAll } from "../../../../../src/sdk/all.ts";
import { deployedContract } from "../../../../../src/sdk/core/deployment.ts";
import { fingerprintsContract } from "../../../../../src/sdk/evidence/contracts.ts";
import { councilContract } from "../../../../../src/sdk/members/contracts.ts";
import { proposalId, reserveProposal } from "../../../../../src/sdk/members/model/proposal.ts";
import { proposalTitle } from "../../../../../src/sdk/members/model/proposal-title.ts";
import { admitted } from "../../../../../src/testing/admit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

async function council() {
  const system = await testSystem();
  const { deployment, admin, outsiders } = system;
  const [second, stranger] = outsiders as [typeof admin, typeof admin];
  const client = await connectAll({ signer: admin, deployment });
  const other = await connectAll({ signer: second, deployment });
  await admitted([client], other, "Harbour Lab");
  return { ...system, client, other, stranger: await connectAll({ signer: stranger, deployment }) };
}

describe("council", () => {
  it("a proposal goes from proposed to executed and says so at each step", async () => {
    const { client, other } = await council();
    const proposal = client.fingerprints.buildSetRegistrarProposal({
      registrar: councilContract(client).target as string,
      allowed: true,
    });
    const proposed = await client.council.proposeAndWait({ proposal });
    const { proposalId: id } = proposed;
    expect(id).to.equal(proposalId(proposal));

    await client.council.voteAndWait({ proposalId: id, support: "for", reason: "needed" });
    const open = await client.council.getProposal({ proposalId: id });
    expect(open).to.deep.equal({
      ...proposal,
      proposalId: id,
      proposer: client.sender?.address,
      state: "Active",
      votes: { for: 1n, against: 0n, abstain: 0n },
      quorum: 2n,
      snapshot: proposed.snapshot,
      deadline: proposed.deadline,
      eta: 0n,
    });
    await refused(client.council.queue({ proposalId: id }), "GovernorUnexpectedProposalState");
    const vote = await other.council.voteAndWait({ proposalId: id, support: "for" });
    expect(vote).to.deep.include({ support: "for", weight: 1n, voter: other.sender?.address });
    expect((await client.council.getProposal({ proposalId: id })).state).to.equal("Succeeded");

    const queued = await client.council.queueAndWait({ proposalId: id });
    const { state, eta } = await client.council.getProposal({ proposalId: id });
    expect([state, eta]).to.deep.equal(["Queued", queued.eta]);
    expect((await client.council.executeAndWait({ proposalId: id })).proposalId).to.equal(id);
    expect(await fingerprintsContract(client).registrars(councilContract(client).target)).to.equal(true);
    const all = await client.council.listProposals();
    expect(all.map((each) => [each.description, each.state])).to.deep.equal([
      ["Admit Harbour Lab", "Executed"],
      [proposal.description, "Executed"],
    ]);
  });

  it("votes against and abstentions are counted; nobody votes twice or from outside", async () => {
    const { client, other, stranger } = await council();
    const proposal = client.council.buildSetRolesProposal({ org: 2, roles: ["BANK"] });
    const { proposalId: id } = await client.council.proposeAndWait({ proposal });
    await client.council.voteAndWait({ proposalId: id, support: "abstain" });
    await other.council.voteAndWait({ proposalId: id, support: "against" });
    const { votes } = await client.council.getProposal({ proposalId: id });
    expect(votes).to.deep.equal({ for: 0n, against: 1n, abstain: 1n });
    await refused(client.council.vote({ proposalId: id, support: "for" }), "GovernorAlreadyCastVote");
    await refused(stranger.council.vote({ proposalId: id, support: "for" }), "Members_NotEnrolled");
    await refused(client.council.vote({ proposalId: id, support: "maybe" as never }), "ARGUMENT_INVALID");
    await refused(client.council.vote({ proposalId: 5n, support: "for" }), "GovernorNonexistentProposal");
  });

  it("refuses proposals from outside, twice, or malformed; and cancelling once voting has begun", async () => {
    const { client, stranger } = await council();
    const proposal = client.council.buildSetRolesProposal({ org: 2, roles: ["BANK"] });
    await refused(stranger.council.propose({ proposal }), "GovernorInsufficientProposerVotes");
    const { proposalId: id } = await client.council.proposeAndWait({ proposal });
    await refused(client.council.propose({ proposal }), "GovernorUnexpectedProposalState");
    await client.council.voteAndWait({ proposalId: id, support: "for" });
    await refused(client.council.cancel({ proposalId: id }), "GovernorUnableToCancel");
    await refused(client.council.propose({ proposal: { ...proposal, values: [] } }), "ARGUMENT_INVALID");
    await refused(client.council.propose({ proposal: { ...proposal, targets: ["x"] } }), "ARGUMENT_INVALID");
    await refused(client.council.propose({ proposal: { ...proposal, calldatas: ["0x1"] } }), "ARGUMENT_INVALID");
    await refused(client.council.getProposal({ proposalId: 5n }), "NOT_FOUND");
    await refused(client.council.execute({ proposalId: 5n }), "NOT_FOUND");
    await refused(
      () =>
        client.council.buildAdmitProposal({
          name: "",
          roles: [],
          admin: deployedContract(client.deployment, "Members", "members").address,
        }),
      "ARGUMENT_INVALID",
    );
  });

  it("a proposal that is reserved is put by nobody else, so nobody takes its words", async () => {
    const { client, other } = await council();
    const proposal = client.council.buildSetRolesProposal({ org: 2, roles: ["BANK", "CARRIER"] });
    const own = reserveProposal(proposal, client.sender?.address ?? "");
    expect(own.description).to.match(/#proposer=0x[0-9a-f]{40}$/);
    expect([reserveProposal(own, ZeroAddress), proposalTitle(own)]).to.deep.equal([own, proposal.description]);
    await refused(other.council.propose({ proposal: own }), "GovernorRestrictedProposer");
    const { proposalId: id } = await client.council.proposeAndWait({ proposal: own });
    expect(id).to.equal(proposalId(own));
    await refused(() => reserveProposal(proposal, "nobody"), "ARGUMENT_INVALID");
  });

  it("its proposer withdraws a proposal while voting has not begun, and nobody else does", async () => {
    const { ethers } = await network.create();
    const [deployer, admin, stranger] = (await ethers.getSigners()) as [
      HardhatEthersSigner,
      HardhatEthersSigner,
      HardhatEthersSigner,
    ];
    const development = developmentConfig("test", admin.address);
    const config = { ...development, council: { ...development.council, votingDelay: 3600 } };
    const deployment = await deploySystem({ signer: deployer, config });
    const client = await connectAll({ signer: admin, deployment });
    const other = await connectAll({ signer: stranger, deployment });
    const proposal = client.council.buildSetRolesProposal({ org: 1, roles: ["BANK"] });
    const { proposalId: id } = await client.council.proposeAndWait({ proposal });
    expect(await client.council.getProposal({ proposalId: id })).to.deep.include({ state: "Pending", quorum: 0n });
    await refused(other.council.cancel({ proposal }), "GovernorUnableToCancel");
    expect((await client.council.cancelAndWait({ proposalId: id })).proposalId).to.equal(id);
    expect((await client.council.getProposal({ proposalId: id })).state).to.equal("Canceled");
  });
});
