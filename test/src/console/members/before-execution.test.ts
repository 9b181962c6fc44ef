import { expect } from "chai";
import { beforeExecution } from "../../../../src/console/members/before-execution.ts";
import { connectAll } from "../../../../src/sdk/all.ts";
import type { Proposal } from "../../../../src/sdk/members/model/proposal.ts";
import { admitted } from "../../../../src/testing/admit.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { testSystem } from "../../../../src/testing/system.ts";

describe("what stood before a proposal was executed", () => {
  it("is what the last event before it says, else what the admission says, whatever came later", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const [second] = outsiders as [typeof admin];
    const client = await connectAll({ signer: admin, deployment });
    const other = await connectAll({ signer: second, deployment });
    await admitted([client], other, "Harbour Lab", ["INSPECTOR", "BANK"]);
    const { council } = client;
    const pass = async (proposal: Proposal): Promise<string> => {
      const { proposalId } = await council.proposeAndWait({ proposal });
      await council.voteAndWait({ proposalId, support: "for" });
      // Restricted, it has no vote; otherwise both are needed.
      await other.council.voteAndWait({ proposalId, support: "for" }).catch(() => undefined);
      await council.queueAndWait({ proposalId });
      await council.executeAndWait({ proposalId });
      return String(proposalId);
    };
    const roles = (names: readonly ("BANK" | "INSURER")[]) =>
      pass(council.buildSetRolesProposal({ org: 2, roles: names, description: names.join() }));
    const standing = (to: "Active" | "Restricted") =>
      pass(council.buildSetStandingProposal({ org: 2, standing: to, description: to }));
    const [bank, both] = [await roles(["BANK"]), await roles(["BANK", "INSURER"])];
    const dual = await pass(council.buildSetDualControlProposal({ org: 2, required: true, description: "dual" }));
    const [restricted, active] = [await standing("Restricted"), await standing("Active")];
    const indexer = await indexerOn(system);
    try {
      await indexer.caughtUp();
      const stood = (proposalId: string, method: string, org = "2") =>
        beforeExecution(indexer.api, { proposalId, org, method });
      expect(await stood(bank, "setRoles")).to.deep.equal({ roles: ["INSPECTOR", "BANK"] });
      expect(await stood(both, "setRoles")).to.deep.equal({ roles: ["BANK"] });
      expect(await stood(dual, "setDualControl")).to.deep.equal({ dualControl: false });
      expect(await stood(restricted, "setStanding")).to.deep.equal({ standing: "Active" });
      expect(await stood(active, "setStanding")).to.deep.equal({ standing: "Restricted" });
      expect(await stood(bank, "setRoles", "9")).to.equal(undefined);
      expect(await stood(bank, "admit")).to.equal(undefined);
      expect(await stood("1", "setRoles")).to.equal(undefined);
    } finally {
      await indexer.close();
    }
  });
});
