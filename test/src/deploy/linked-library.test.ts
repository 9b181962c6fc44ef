import { expect } from "chai";
import { verifyDeployment } from "../../../src/cli/chain/deployment/shared/verify.ts";
import type { ReadArtifact } from "../../../src/deploy/artifact.ts";
import type { DomainPlan } from "../../../src/deploy/domain-plan.ts";
import type { DeployedContracts } from "../../../src/deploy/journal.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { deploySystem } from "../../../src/deploy/system.ts";
import { type DeployChain, deployChain, entry } from "../../../src/testing/deploy-chain.ts";
import { refused } from "../../../src/testing/errors.ts";
import { TILL, tillArtifacts } from "../../../src/testing/linked-library.ts";

describe("a contract with a linked library", () => {
  const plan = [...PLAN, TILL];
  let artifacts: ReadArtifact;
  let chain: DeployChain;
  before(async () => {
    artifacts = tillArtifacts();
    chain = await deployChain();
  });
  beforeEach(() => chain.reset());

  const deploy = (of: readonly DomainPlan[] = plan) =>
    deploySystem({ signer: chain.deployer, config: chain.config, domains: ["till"], plan: of, artifacts });

  it("is linked with the deployment's own, and calls it", async () => {
    const { contracts } = await deploy();
    const abi = ["function total(uint256, uint256) view returns (uint256)", "function OWNER() view returns (address)"];
    const till = new chain.ethers.Contract(entry(contracts, "Till").address, abi, chain.ethers.provider);
    expect(await till.getFunction("total")(2n, 3n)).to.equal(5n);
    expect(await till.getFunction("OWNER")()).to.equal(entry(contracts, "Members").address);
  });

  it("is verified, library and all", async () => {
    const { contracts } = await verifyDeployment(chain.ethers.provider, await deploy(), plan, artifacts);
    const found = contracts.filter(({ name }) => ["Sums", "Till"].includes(name));
    expect(found.map(({ name, ok, runtime }) => [name, ok, runtime])).to.deep.equal([
      ["Sums", true, "exact"],
      ["Till", true, "exact"],
    ]);
  });

  it("is found out when it is linked with another library, or the file names another", async () => {
    const { provider } = chain.ethers;
    const one = await deploy();
    const other = await deploy();
    const mixed = { contracts: { ...one.contracts, Sums: entry(other.contracts, "Sums") } };
    const { contracts } = await verifyDeployment(provider, mixed, plan, artifacts);
    const verdict = contracts.find(({ name }) => name === "Till");
    expect(verdict).to.include({ runtime: "exact", libraries: "other", ok: false });
    const whole: DeployedContracts = one.contracts;
    const { Sums: _, ...without } = whole;
    const found = await verifyDeployment(provider, { contracts: without }, plan, artifacts);
    expect(found.contracts.find(({ name }) => name === "Till")).to.include({ libraries: "other", ok: false });
    expect(found.domains.till).to.equal("partial");
  });

  it("is not deployed when its plan does not name the library", async () => {
    const contracts = TILL.contracts.map(({ libraries: _, ...contract }) => contract);
    const error = await refused(deploy([...PLAN, { ...TILL, contracts }]), "LIBRARY_MISSING");
    expect(error.values).to.deep.equal({ contract: "Till", library: "Sums" });
  });
});
