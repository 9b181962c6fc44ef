import { expect } from "chai";
import { AbiCoder } from "ethers";
import type { TallyError } from "../../../../../src/lib/errors.ts";
import { buildNameContractProposal } from "../../../../../src/sdk/anchoring/actions/build-name-contract-proposal.ts";
import { proveAgreementActive } from "../../../../../src/sdk/anchoring/actions/prove-agreement-active.ts";
import { proveReceivableConfirmed } from "../../../../../src/sdk/anchoring/actions/prove-receivable-confirmed.ts";
import { proveStatementValid } from "../../../../../src/sdk/anchoring/actions/prove-statement-valid.ts";
import { sideChainContract } from "../../../../../src/sdk/anchoring/contracts.ts";
import type { SideContract } from "../../../../../src/sdk/anchoring/model/contract-name.ts";
import { connect } from "../../../../../src/sdk/core/connect.ts";
import type { Deployment } from "../../../../../src/sdk/core/deployment.ts";
import { createStatement } from "../../../../../src/sdk/evidence/model/statement/create.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { dataSharing } from "../../../../../src/testing/data-sharing.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { prepareSupplyChain, supplyChainAt } from "../../../../../src/testing/receivables.ts";
import { shareData } from "../../../../../src/testing/share-data.ts";
import { type SideSystem, sideChain, sideSystem } from "../../../../../src/testing/side-chain/system.ts";
import { DEFINITION, twoMembers } from "../../../../../src/testing/two-members.ts";

/** Has the Council say where contracts of the other chain are. */
async function named({ ours, lightClient }: SideSystem, there: Deployment, ...names: readonly SideContract[]) {
  for (const name of names) {
    const account = there.contracts[name]?.address as string;
    await decide([ours], buildNameContractProposal(ours, { lightClient, name, account }));
  }
}

const sentBy = ({ main }: SideSystem) => main.ethers.provider.getTransactionCount(main.admin.address);

describe("facts of another chain", function () {
  this.timeout(240_000);

  it("prove that a statement is valid, until it is revoked there", async () => {
    const there = await twoMembers();
    const data = AbiCoder.defaultAbiCoder().encode(
      DEFINITION.split(",").map((each) => each.split(" ")[0] as string),
      [7n, "kg"],
    );
    const statement = createStatement({ schema: there.schema, attester: there.admin.address, data });
    const { uid } = await there.ours.attestations.attestAndWait({ statement });
    const system = await sideSystem({ side: there });
    const { ours, lightClient, node: side, mine } = system;
    const question = { lightClient, side, uid, maxAge: 600 };

    const unnamed = await refused(proveStatementValid(ours, question), "NOT_FOUND");
    expect(unnamed.values).to.include({ contract: "Attestations" });
    await named(system, there.deployment, "Attestations");
    const proved = await proveStatementValid(ours, question);
    expect(proved).to.include({ uid, attester: there.admin.address, until: 0, endorsements: 0 });
    // It proves the same to a contract.
    const { attester } = await sideChainContract(ours).requireStatementValid(lightClient, uid, 600, proved.proof);
    expect(attester).to.equal(there.admin.address);

    // The height is recorded, so it takes no transaction, nor a signer.
    const reader = await connect({ provider: system.main.ethers.provider, deployment: system.main.deployment });
    const { number } = proved.proof;
    expect((await proveStatementValid(reader, { ...question, number })).proof).to.deep.equal(proved.proof);
    await mine();
    await refused(proveStatementValid(reader, question), "READ_ONLY");

    const unknown = `0x${"77".repeat(32)}`;
    await refused(proveStatementValid(ours, { ...question, uid: unknown }), "SideChain_StatementNotValid");
    await there.ours.attestations.revokeAndWait({ uid });
    await refused(proveStatementValid(ours, question), "SideChain_StatementNotValid");
    // At the height before it is as it was; who asks says how old it may be.
    await proveStatementValid(ours, { ...question, number });
    await system.main.ethers.provider.send("evm_increaseTime", [700]);
    await system.main.ethers.provider.send("evm_mine", []);
    await refused(proveStatementValid(ours, { ...question, number }), "SideChain_TooOld");

    // Whose proof cannot be had costs no transaction.
    system.conduct.keptBlocks = 1;
    await mine(2);
    const before = await sentBy(system);
    const old = (await there.ethers.provider.getBlockNumber()) - 1;
    await refused(proveStatementValid(ours, { ...question, number: old }), "WORLD_STATE_UNAVAILABLE");
    await refused(proveStatementValid(ours, { ...question, number: old + 50 }), "BLOCK_UNKNOWN");
    await refused(proveStatementValid(ours, { ...question, maxAge: -1 }), "ARGUMENT_INVALID");
    await refused(proveStatementValid(ours, { ...question, uid: "0x1" }), "ARGUMENT_INVALID");
    expect(await sentBy(system)).to.equal(before);
  });

  it("prove that an agreement is active, until it is suspended there", async () => {
    const there = await dataSharing();
    const { admin, consumerSigner, owner, consumer } = there;
    const provider = { org: 1, signer: admin, client: owner };
    const shared = await shareData(provider, { org: 2, signer: consumerSigner, client: consumer }, await there.now());
    const [{ agreement }, { end }] = [shared.input, shared.terms];
    const system = await sideSystem({ side: there });
    await named(system, there.deployment, "Agreements");
    const { ours, lightClient, node: side } = system;
    const question = { lightClient, side, agreement, maxAge: 600 };
    const proved = await proveAgreementActive(ours, question);
    expect(proved).to.include({ agreement, provider: 1, consumer: 2, end, uses: 0, maxUses: 3 });
    await there.owner.agreements.suspendAgreementAndWait({ terms: shared.terms });
    const { values } = await refused(proveAgreementActive(ours, question), "SideChain_AgreementNotActive");
    expect(values.agreement).to.equal(agreement);
    // A proof of another agreement's word is of another slot; where the tree has nothing on the way there, it proves that nothing is there.
    const contract = sideChainContract(ours);
    const other = `0x${"77".repeat(32)}`;
    const { code } = await contract.requireAgreementActive(lightClient, other, 600, proved.proof).then(
      () => expect.fail("it was taken"),
      (error) => error as TallyError,
    );
    expect(["QbftClient_ProofInvalid", "SideChain_AgreementNotActive"]).to.include(code);
  });

  it("prove that a receivable is confirmed", async () => {
    const chain = await sideChain();
    const there = await supplyChainAt(chain, await prepareSupplyChain(chain));
    await there.limit("buyer", "buyer", "UNDERTAKING", 1_000_000n);
    const receivable = await there.confirmed(there.terms("S-1"));
    const system = await sideSystem({ side: chain });
    await named(system, there.deployment, "Receivables", "Instruments");
    const { ours, lightClient, node: side } = system;
    const question = { lightClient, side, receivable, maxAge: 3_600 };
    const proved = await proveReceivableConfirmed(ours, question);
    const { creditor, obligor, guarantor, isFinanced } = proved;
    expect([creditor, obligor, guarantor, isFinanced]).to.deep.equal([there.supplier.org, there.buyer.org, 0, false]);
    const unknown = { ...question, receivable: `0x${"77".repeat(32)}` };
    await refused(proveReceivableConfirmed(ours, unknown), "SideChain_ReceivableNotConfirmed");
  });
});
