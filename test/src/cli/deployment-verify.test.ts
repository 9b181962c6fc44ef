import { expect } from "chai";
import { concat, dataSlice, hexlify } from "ethers";
import { verifyDeployment } from "../../../src/cli/chain/deployment/shared/verify.ts";
import { compareContracts } from "../../../src/cli/network/shared/compare-contracts.ts";
import { readArtifact } from "../../../src/deploy/artifact.ts";
import { encodeArguments } from "../../../src/deploy/creation-code.ts";
import type { DeployedContracts } from "../../../src/deploy/journal.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { compareRuntime } from "../../../src/deploy/runtime-code.ts";
import { contractsOf } from "../../../src/deploy/select-domains.ts";
import { deploySystem } from "../../../src/deploy/system.ts";
import type { DeployedContract } from "../../../src/sdk/core/deployment.ts";
import { type DeployChain, deployChain, entry } from "../../../src/testing/deploy-chain.ts";
import { forgedCreation, planArtifact } from "../../../src/testing/forged-creation.ts";

describe("deployment verify", () => {
  let chain: DeployChain;
  let deployed: DeployedContracts;
  before(async () => {
    chain = await deployChain();
    ({ contracts: deployed } = await deploySystem({ signer: chain.deployer, config: chain.config }));
    await chain.mark();
  });
  beforeEach(() => chain.reset());

  const verify = (contracts: DeployedContracts) => verifyDeployment(chain.ethers.provider, { contracts });
  const verdictOf = async (name: string, contracts: DeployedContracts) =>
    (await verify(contracts)).contracts.find((verdict) => verdict.name === name);

  it("finds every contract to be what was built", async () => {
    const { contracts, domains, unknown } = await verify(deployed);
    expect(contracts.map(({ name, ok }) => `${name} ${ok}`)).to.deep.equal(
      contractsOf(PLAN).map(({ name }) => `${name} true`),
    );
    expect(contracts.map(({ runtime }) => runtime)).to.satisfy((all: string[]) => all.every((one) => one === "exact"));
    expect(domains).to.deep.equal(Object.fromEntries(PLAN.map(({ domain }) => [domain, "complete"])));
    expect(unknown).to.deep.equal([]);
    const doctor = await compareContracts(chain.ethers.provider, { contracts: deployed });
    expect(doctor).to.deep.equal({ differ: [], power: [] });
  });

  it("verifies what the file has, and says what it has not and what the plan does not know", async () => {
    const custody = contractsOf(PLAN.filter(({ domain }) => domain === "custody")).map(({ name }) => name);
    const { Exceedances: _, ...rest } = deployed;
    const some = Object.fromEntries(Object.entries(rest).filter(([name]) => !custody.includes(name)));
    const { contracts, domains, unknown } = await verify({ ...some, Ledger: entry(rest, "Feeds") });
    expect(contracts.map(({ name, ok }) => [name, ok])).to.have.deep.members(
      Object.keys(some).map((name) => [name, true]),
    );
    expect(unknown).to.deep.equal(["Ledger"]);
    expect([domains.members, domains.sensing, domains.custody]).to.deep.equal(["complete", "partial", "absent"]);
  });

  it("finds that a contract was called for one that the file lacks", async () => {
    const { Attestations: _, ...rest } = deployed;
    expect(await verdictOf("Exceedances", rest)).to.include({ creation: "same", arguments: "other", ok: false });
  });

  it("finds one changed byte of code, another immutable, missing code and another creation", async () => {
    const { ethers, send } = chain;
    const [attestations, fingerprints, members, council] = ["Attestations", "Fingerprints", "Members", "Council"].map(
      (name) => entry(deployed, name),
    ) as [DeployedContract, DeployedContract, DeployedContract, DeployedContract];
    const code = await ethers.provider.getCode(attestations.address);
    const changed = concat([dataSlice(code, 0, 200), hexlify(Uint8Array.of(0xfe)), dataSlice(code, 201)]);
    const linked = members.address.slice(2).toLowerCase();
    const otherCode = (await ethers.provider.getCode(fingerprints.address)).replaceAll(linked, "11".repeat(20));
    const set = (address: string, bytes: string) => send("hardhat_setCode", [address, bytes]);
    await set(attestations.address, changed);
    await set(fingerprints.address, otherCode);
    await set(council.address, "0x");
    const other = { ...deployed, Members: { ...members, tx: council.tx } };
    const { contracts: verdicts } = await verify(other);
    const of = (wanted: string) => verdicts.find(({ name }) => name === wanted);
    expect(of("Attestations")).to.include({ runtime: "differs", ok: false });
    expect(of("Fingerprints")).to.include({ runtime: "exact", immutables: "other", ok: false });
    expect(of("Council")).to.include({ runtime: "missing", ok: false });
    expect(of("Members")).to.include({ runtime: "exact", creation: "other", ok: false });
    const { differ, power } = await compareContracts(ethers.provider, { contracts: other });
    expect(
      differ.filter((text) => text.startsWith(`Attestations at ${attestations.address}: code differs`)),
    ).to.have.length(1);
    expect(
      differ.some(
        (text) => text.startsWith("Fingerprints") && text.includes("code exact, ") && text.endsWith("other immutables"),
      ),
    ).to.equal(true);
    expect(differ.at(-1)).to.equal("who has power: timelock or Council is not what was built");
    expect(power).to.deep.equal([]);
  });

  it("finds a contract that was called for another system's contracts", async () => {
    const { deployer: signer, config } = chain;
    const other = await deploySystem({ signer, config });
    const [Fingerprints, Council] = [entry(other.contracts, "Fingerprints"), entry(other.contracts, "Council")];
    const mixed = { ...deployed, Fingerprints, Council };
    expect(await verdictOf("Fingerprints", mixed)).to.include({
      runtime: "exact",
      creation: "same",
      arguments: "other",
      ok: false,
    });
    expect(await verdictOf("Council", mixed)).to.include({ arguments: "other", ok: false });
    const garbled = { ...deployed, Fingerprints: { ...Fingerprints, args: "0x00" } };
    expect(await verdictOf("Fingerprints", garbled)).to.include({ arguments: "other", creation: "other", ok: false });
  });

  it("finds constructors that took other arguments than the file shows", async () => {
    const { outsider, config } = chain;
    const contracts: Record<string, DeployedContract> = { ...deployed };
    const [founder] = config.founders;
    const person = `0x${"00".repeat(20)}`;
    const timelock = entry(deployed, "TimelockController").address;
    const founders = (admin: string) => [{ ...founder, admin, person }];
    const [shown, real] = [
      [0, [], [], chain.deployer.address],
      [0, [outsider.address], [outsider.address], chain.deployer.address],
    ];
    for (const [name, values, evil] of [
      ["TimelockController", shown, real],
      ["Members", [timelock, founders(chain.admin.address)], [timelock, founders(outsider.address)]],
    ] as const) {
      const artifact = planArtifact(name);
      const args = encodeArguments(artifact, values ?? []);
      const data = forgedCreation(artifact, encodeArguments(artifact, evil ?? []), args);
      const receipt = await (await outsider.sendTransaction({ data })).wait();
      const { contractAddress: address, blockNumber: block, hash: tx } = receipt ?? expect.fail("not mined");
      contracts[name] = { address: address ?? "", block, tx, args, version: "", commit: "" };
      expect(await verdictOf(name, { ...deployed, [name]: entry(contracts, name) })).to.include({
        runtime: "exact",
        creation: "other",
        ok: false,
      });
    }
  });

  it("tells a difference in metadata from one in code", () => {
    const verifier = contractsOf(PLAN).find(({ name }) => name === "ERC7913P256Verifier");
    if (verifier === undefined) return expect.fail("the plan has no ERC7913P256Verifier");
    const build = readArtifact(verifier);
    const { deployedBytecode: code } = build;
    expect(compareRuntime(code, build)).to.equal("exact");
    const metadata = Number.parseInt(code.slice(-4), 16);
    const at = code.length - 4 - metadata;
    const other = `${code.slice(0, code.length - 4 - 8)}deadbeef${code.slice(-4)}`;
    expect(compareRuntime(other, build), `metadata of ${metadata} at ${at}`).to.equal("metadata-differs");
  });
});
