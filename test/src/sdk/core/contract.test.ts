import { expect } from "chai";
import { type Provider, Wallet, ZeroHash } from "ethers";
import type { Client } from "../../../../src/sdk/core/client.ts";
import { connect } from "../../../../src/sdk/core/connect.ts";
import { deployedContract } from "../../../../src/sdk/core/deployment.ts";
import { streamEvents } from "../../../../src/sdk/core/events/stream.ts";
import { adoptRules } from "../../../../src/sdk/custody/actions/adopt-rules.ts";
import { listUnits } from "../../../../src/sdk/custody/actions/list-units.ts";
import { setRecall } from "../../../../src/sdk/custody/actions/set-recall.ts";
import { custodyContract, custodyLensContract } from "../../../../src/sdk/custody/contracts.ts";
import { attest } from "../../../../src/sdk/evidence/actions/attestations/attest.ts";
import { getRecord } from "../../../../src/sdk/evidence/actions/attestations/get-record.ts";
import { attestationsContract } from "../../../../src/sdk/evidence/contracts.ts";
import { createStatement } from "../../../../src/sdk/evidence/model/statement/create.ts";
import { listProposals } from "../../../../src/sdk/members/actions/council/list-proposals.ts";
import { enrol } from "../../../../src/sdk/members/actions/members/enrol.ts";
import { membersContract } from "../../../../src/sdk/members/contracts.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { testSystem } from "../../../../src/testing/system.ts";

/** The client of a deployment in which one contract is elsewhere. */
async function moved(contract: string, domain: string) {
  const { deployment, admin } = await testSystem();
  const { address } = Wallet.createRandom();
  const there = { ...deployedContract(deployment, contract, domain), address };
  const contracts = { ...deployment.contracts, [contract]: there };
  const client = await connect({ signer: admin, deployment: { ...deployment, contracts } });
  return { client, admin, missing: { contract, domain, address } };
}

/** Counts how often a method of the provider is called. */
function counting(client: Client, method: keyof Provider): { client: Client; calls: () => number } {
  let calls = 0;
  const provider = new Proxy(client.provider, {
    get(target, property) {
      const value = Reflect.get(target, property);
      if (property === method) calls++;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { client: { ...client, provider }, calls: () => calls };
}

describe("a contract's handle", () => {
  it("gives one binding for one client", async () => {
    const { client, admin } = await testSystem();
    const [a, b] = [await client(admin), await client(admin)];
    const [first, again, other] = [a, a, b].map(membersContract);
    expect([first === again, first === other]).to.deep.equal([true, false]);
    expect(await membersContract(b).organisationCount()).to.equal(1n);
  });

  it("names the contract and its domain when the deployment file lacks it", async () => {
    const { deployment, ethers } = await testSystem();
    const contracts = { Members: deployedContract(deployment, "Members", "members") };
    const client = await connect({ provider: ethers.provider, deployment: { ...deployment, contracts } });
    expect(await membersContract(client).organisationCount()).to.equal(1n);
    const error = await refused(() => attestationsContract(client), "CONTRACT_MISSING");
    expect(error.values).to.deep.equal({ contract: "Attestations", domain: "evidence" });
    await refused(getRecord(client, { uid: ZeroHash }), "CONTRACT_MISSING");
  });

  it("tells a read at an address without code", async () => {
    const { client, missing } = await moved("Attestations", "evidence");
    const error = await refused(getRecord(client, { uid: ZeroHash }), "CONTRACT_MISSING");
    expect(error.values).to.deep.equal(missing);
  });

  it("tells a search for events at an address without code, which would find none", async () => {
    const { client, missing } = await moved("Council", "members");
    expect((await refused(listProposals(client), "CONTRACT_MISSING")).values).to.deep.equal(missing);
    const other = await moved("Custody", "custody");
    await refused(listUnits(other.client, {}), "CONTRACT_MISSING");
    await refused(streamEvents(other.client, { contracts: [custodyContract] }).next(), "CONTRACT_MISSING");
  });

  it("refuses a write to an address without code, where it would succeed and do nothing", async () => {
    const { client, admin, missing } = await moved("Members", "members");
    const nonce = await admin.getNonce();
    const error = await refused(enrol(client, { account: admin.address, duties: ["MAKER"] }), "CONTRACT_MISSING");
    expect(error.values).to.deep.equal(missing);
    expect(await admin.getNonce()).to.equal(nonce);
  });

  it("asks for the code once", async () => {
    const { client: connected, admin } = await testSystem();
    const { client, calls } = counting(await connected(admin), "getCode");
    for (const duties of [["ADMIN", "MAKER"], ["ADMIN"]] as const)
      await enrol(client, { account: admin.address, duties });
    expect(calls()).to.equal(1);
  });
});

describe("the errors of contracts", () => {
  it("are those of what a contract calls as well, with nothing but one function imported", async () => {
    const { client, admin, outsiders } = await testSystem();
    const [outsider = admin] = outsiders;
    const strange = await client(outsider);
    const statement = createStatement({ schema: ZeroHash, attester: outsider.address, data: "0x" });
    await refused(attest(strange, { statement }), "Members_NotEnrolled");
    await refused(
      attest(await client(admin), { statement: { ...statement, attester: admin.address } }),
      "Attestations_UnknownSchema",
    );
    // Custody asks Members who acts.
    const recall = setRecall(strange, { units: [ZeroHash], recalled: true, statement: ZeroHash });
    expect((await refused(recall, "Members_NotEnrolled")).values).to.have.property("account");
    await refused(adoptRules(strange, { rules: 7 }), "Custody_UnknownRules");
  });

  it("are typed in reads", async () => {
    const { client, admin } = await testSystem();
    const lens = custodyLensContract(await client(admin));
    await refused(lens.unitOf(ZeroHash), "Custody_UnknownUnit");
  });
});
