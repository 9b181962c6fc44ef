import { expect } from "chai";
import { deployedContract, parseDeployment } from "../../../../src/sdk/core/deployment.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { testSystem } from "../../../../src/testing/system.ts";

describe("parseDeployment", () => {
  it("takes what a deployment wrote", async () => {
    const { deployment } = await testSystem();
    expect(parseDeployment(JSON.parse(JSON.stringify(deployment)))).to.deep.equal(deployment);
  });

  it("keeps the creation that was about to be sent", async () => {
    const { deployment } = await testSystem();
    expect(parseDeployment({ ...deployment, pending }).pending).to.deep.equal(pending);
  });

  it("takes any set of contracts, an empty one too", async () => {
    const { deployment } = await testSystem();
    const { Attestations } = deployment.contracts;
    for (const contracts of [{}, { Attestations }, { ...deployment.contracts, SomethingNew: Attestations }]) {
      expect(parseDeployment({ ...deployment, contracts }).contracts).to.deep.equal(contracts);
    }
    const error = await refused(
      () => deployedContract({ ...deployment, contracts: {} }, "toString", "any"),
      "CONTRACT_MISSING",
    );
    expect(error.values).to.deep.equal({ contract: "toString", domain: "any" });
  });

  it("names the field that is missing or wrong", async () => {
    const { deployment } = await testSystem();
    const { contracts } = deployment;
    const cases: readonly (readonly [string, unknown])[] = [
      ["(file)", null],
      ["(file)", "deployment"],
      ["network", { ...deployment, network: 5 }],
      ["chainId", { ...deployment, chainId: "31337" }],
      ["genesisHash", { ...deployment, genesisHash: "0x12" }],
      ["contracts", { ...deployment, contracts: undefined }],
      ["contracts", { ...deployment, contracts: [] }],
      ["contracts.Custody", { ...deployment, contracts: { ...contracts, Custody: "0x" } }],
      ["contracts.SomethingNew.address", { ...deployment, contracts: { ...contracts, SomethingNew: {} } }],
      ["contracts.Members.address", with_("Members", { address: "0x0" })],
      ["contracts.Council.block", with_("Council", { block: 1.5 })],
      ["contracts.Attestations.tx", with_("Attestations", { tx: "" })],
      ["pending", { ...deployment, pending: "Members" }],
      ["pending.name", { ...deployment, pending: { ...pending, name: 1 } }],
      ["pending.from", { ...deployment, pending: { ...pending, from: "0x0" } }],
      ["pending.nonce", { ...deployment, pending: { ...pending, nonce: "1" } }],
      ["pending.block", { ...deployment, pending: { ...pending, block: null } }],
      ["pending.data", { ...deployment, pending: { ...pending, data: "0x12" } }],
      ["pending.args", { ...deployment, pending: { ...pending, args: undefined } }],
      ["contracts.Fingerprints.args", with_("Fingerprints", { args: "00" })],
    ];
    function with_(name: string, change: object): unknown {
      return { ...deployment, contracts: { ...contracts, [name]: { ...contracts[name], ...change } } };
    }
    for (const [field, json] of cases) {
      try {
        parseDeployment(json);
        expect.fail(`${field} was accepted`);
      } catch (error) {
        const { code, values } = error as { code: string; values: { field: string } };
        expect([code, values.field]).to.deep.equal(["DEPLOYMENT_INVALID", field]);
      }
    }
  });
});

const pending = {
  name: "Custody",
  from: `0x${"11".repeat(20)}`,
  nonce: 12,
  block: 11,
  data: `0x${"22".repeat(32)}`,
  args: "0x",
  version: "0.0.0",
  commit: "unknown",
};
