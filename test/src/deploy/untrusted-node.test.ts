import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { addDomains } from "../../../src/deploy/add-domains.ts";
import { type ReadArtifact, readArtifact } from "../../../src/deploy/artifact.ts";
import { encodeArguments } from "../../../src/deploy/creation-code.ts";
import { type DeploymentFile, memoryJournal } from "../../../src/deploy/journal.ts";
import { deploySystem } from "../../../src/deploy/system.ts";
import { type DeployChain, deployChain, entry, readRoles } from "../../../src/testing/deploy-chain.ts";
import { refused } from "../../../src/testing/errors.ts";
import { forgedCreation, planArtifact, YES_MAN } from "../../../src/testing/forged-creation.ts";

describe("a deployment by a node that is wrong", () => {
  let chain: DeployChain;
  before(async () => {
    chain = await deployChain();
  });
  beforeEach(() => chain.reset());

  /** A target with other properties. */
  function overlaid<T extends object>(target: T, others: Partial<Record<keyof T, unknown>>): T {
    return new Proxy(target, {
      get(_, key) {
        if (key in others) return others[key as keyof T];
        const value = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  /** The deployer, to whom the node says that there is no code at an address. */
  function withoutCodeAt(missing: string): HardhatEthersSigner {
    const { deployer } = chain;
    const { provider } = chain.ethers;
    const getCode = async (address: string) => (address === missing ? "0x" : provider.getCode(address));
    return overlaid(deployer, { provider: overlaid(provider, { getCode }) });
  }

  it("takes no contract at an address that sender and nonce do not give, and goes on with an honest one", async () => {
    const { deployer, outsider, config } = chain;
    const artifact = planArtifact("TimelockController");
    let lies = 1;
    const sendTransaction = async (tx: Parameters<typeof deployer.sendTransaction>[0]) => {
      const sent = await deployer.sendTransaction(tx);
      if (lies-- <= 0) return sent;
      const shown = encodeArguments(artifact, [0, [], [], deployer.address]);
      const real = encodeArguments(artifact, [0, [outsider.address], [outsider.address], deployer.address]);
      const evil = await (await outsider.sendTransaction({ data: forgedCreation(artifact, real, shown) })).wait();
      return overlaid(sent, { wait: async () => evil });
    };
    const journal = memoryJournal();
    const lied = overlaid(deployer, { sendTransaction });
    const error = await refused(deploySystem({ signer: lied, config, journal }), "CREATION_DIFFERS");
    expect(error.values).to.include({ contract: "TimelockController" });
    expect(journal.load()?.contracts).to.deep.equal({});
    const { contracts } = await deploySystem({ signer: deployer, config, journal });
    expect(entry(contracts, "TimelockController").address).to.equal(error.values.address);
    expect(await readRoles(chain, contracts, outsider.address)).to.deep.equal([false, false, false, false]);
  });

  it("takes no contract whose code is not there, or is other code", async () => {
    const { deployer, config } = chain;
    const { provider } = chain.ethers;
    for (const [code, expected] of [
      ["0x", "NODE_BEHIND"],
      ["0x00", "CREATION_DIFFERS"],
    ] as const) {
      await chain.reset();
      const signer = overlaid(deployer, { provider: overlaid(provider, { getCode: async () => code }) });
      const journal = memoryJournal();
      await refused(deploySystem({ signer, config, journal }), expected);
      expect(journal.load()?.contracts).to.deep.equal({});
      await deploySystem({ signer: deployer, config, journal });
    }
  });

  it("does not go on with a library that another build deployed", async () => {
    const { deployer: signer, config } = chain;
    const journal = memoryJournal();
    const former: ReadArtifact = (contract) => {
      const artifact = readArtifact(contract);
      if (contract.name !== "CustodyActs") return artifact;
      return { ...artifact, bytecode: YES_MAN, deployedBytecode: "0x00" };
    };
    const onProgress = (step: string) => {
      if (step === "deploying Custody") throw new Error("power cut");
    };
    await deploySystem({ signer, config, journal, artifacts: former, onProgress }).catch(() => undefined);
    const error = await refused(deploySystem({ signer, config, journal }), "DEPLOYMENT_CHANGED");
    expect(error.values).to.include({ contract: "CustodyActs", runtime: "differs" });
    expect(journal.load()?.contracts.Custody).to.equal(undefined);
  });

  it("completes no domain over a library that the file's transaction did not create", async () => {
    const { deployer, outsider: signer, config } = chain;
    const running = (await deploySystem({ signer: deployer, config, domains: ["evidence"] })) as DeploymentFile;
    const full = await addDomains({ signer, domains: ["custody"], journal: memoryJournal(running) });
    const evil = await (await signer.sendTransaction({ data: YES_MAN })).wait();
    const library = entry(full.contracts, "CustodyActs");
    const same = await addDomains({ signer, domains: ["custody"], journal: memoryJournal(running) });
    for (const address of [evil?.contractAddress ?? "", entry(same.contracts, "CustodyActs").address]) {
      const half = structuredClone(running);
      half.contracts.CustodyActs = { ...library, address };
      const journal = memoryJournal(half);
      const error = await refused(addDomains({ signer, domains: ["custody"], journal }), "DEPLOYMENT_CHANGED");
      expect(error.values).to.include({ contract: "CustodyActs", creation: "other" });
    }
  });

  it("forgets nothing for one empty answer, and names what is missing", async () => {
    const { deployer: signer, config, ethers } = chain;
    const journal = memoryJournal();
    const before = await deploySystem({ signer, config, journal });
    const sent = await ethers.provider.getTransactionCount(signer.address);
    for (const contract of ["CustodyActs", "Custody", "TimelockController"]) {
      const { address } = entry(before.contracts, contract);
      const again = deploySystem({ signer: withoutCodeAt(address), config, journal });
      const error = await refused(again, "CONTRACT_MISSING");
      expect(error.values).to.deep.equal({ contract, address });
      expect(journal.load()).to.deep.equal(before);
    }
    expect(await ethers.provider.getTransactionCount(signer.address)).to.equal(sent);
  });

  it("forgets nothing while the node knows the transactions, though it has none of the code", async () => {
    const { deployer, config } = chain;
    const journal = memoryJournal();
    const before = await deploySystem({ signer: deployer, config, journal });
    const { provider } = chain.ethers;
    const signer = overlaid(deployer, { provider: overlaid(provider, { getCode: async () => "0x" }) });
    await refused(deploySystem({ signer, config, journal }), "CONTRACT_MISSING");
    expect(journal.load()).to.deep.equal(before);
  });
});
