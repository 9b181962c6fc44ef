import { expect } from "chai";
import { connectAll } from "../../../src/sdk/all.ts";
import { queryAccounts, queryProposals } from "../../../src/sdk/query/members.ts";
import { admitted } from "../../../src/testing/admit.ts";
import { indexerOn } from "../../../src/testing/indexer.ts";
import { testSystem } from "../../../src/testing/system.ts";

describe("indexer: members", () => {
  it("lists organisations and proposals as the chain has them, at each step of a vote", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const [second, third] = outsiders as [typeof admin, typeof admin];
    const [client, other] = await Promise.all([admin, second].map((signer) => connectAll({ signer, deployment })));
    if (client === undefined || other === undefined) throw new RangeError("two clients");
    const indexer = await indexerOn(system);
    const source = { api: indexer.api };
    const agree = async () => {
      await indexer.caughtUp();
      expect(await client.council.listProposals({ source })).to.deep.equal(await client.council.listProposals());
      expect(await client.members.listOrganisations({ source })).to.deep.equal(
        await client.members.listOrganisations(),
      );
    };
    await agree();
    await admitted([client], other, "Harbour Lab", ["INSPECTOR", "BANK"]);
    await agree();
    const proposal = client.council.buildSetStandingProposal({ org: 2, standing: "Restricted" });
    const { proposalId } = await client.council.proposeAndWait({ proposal });
    await agree();
    await client.council.voteAndWait({ proposalId, support: "for", reason: "late reports" });
    await agree();
    await other.council.voteAndWait({ proposalId, support: "for" });
    await agree();
    await client.council.queueAndWait({ proposalId });
    await agree();
    await client.council.executeAndWait({ proposalId });
    const refused = client.council.buildSetRolesProposal({ org: 2, roles: [] });
    const defeated = await client.council.proposeAndWait({ proposal: refused });
    await client.council.voteAndWait({ proposalId: defeated.proposalId, support: "against" });
    await system.ethers.provider.send("evm_increaseTime", [365 * 86_400]);
    await system.ethers.provider.send("evm_mine", []);
    await agree();

    const { items } = await queryProposals(indexer.api);
    expect(items.at(-2)?.cast.map(({ org, support, reason }) => ({ org, support, reason }))).to.deep.equal([
      { org: 1, support: "For", reason: "late reports" },
      { org: 2, support: "For", reason: "" },
    ]);
    await client.members.enrolAndWait({ account: third.address, duties: ["DEVICE"] });
    await client.members.revokeAccountAndWait({ account: third.address });
    await indexer.caughtUp();
    const accounts = await queryAccounts(indexer.api, { org: 1 });
    for (const { account, org, duties, validUntil, honoured } of accounts.items) {
      const onChain = await client.members.getAccount({ account });
      expect({ org, duties, validUntil: BigInt(validUntil), honoured }).to.deep.equal({
        org: onChain.org,
        duties: onChain.duties,
        validUntil: onChain.validUntil,
        honoured: onChain.honoured,
      });
    }
    expect(accounts.items.at(-1)?.revokedAt).to.be.greaterThan(0);
    await indexer.close();
  });
});
