import { expect } from "chai";
import { concat, dataSlice, hexlify } from "ethers";
import { readBuild } from "../../../src/cli/deployment/build.ts";
import { compareRuntime } from "../../../src/cli/deployment/compare.ts";
import { verifyDeployment } from "../../../src/cli/deployment/verify.ts";
import { testSystem } from "../../../src/testing/system.ts";
import { CustodyActs__factory } from "../../../types/ethers-contracts/factories/contracts/custody/CustodyActs__factory.ts";

describe("deployment verify", () => {
  it("finds every contract to be what was built", async () => {
    const { ethers, deployment } = await testSystem();
    const verdicts = await verifyDeployment(ethers.provider, deployment);
    expect(verdicts.map(({ name, ok }) => `${name} ${ok}`)).to.deep.equal(
      Object.keys(deployment.contracts).map((name) => `${name} true`),
    );
  });

  it("finds one changed byte of code, another immutable, missing code and another creation", async () => {
    const { ethers, deployment } = await testSystem();
    const { Attestations, Fingerprints, Members, Council } = deployment.contracts;
    const code = await ethers.provider.getCode(Attestations.address);
    const changed = concat([dataSlice(code, 0, 200), hexlify(Uint8Array.of(0xfe)), dataSlice(code, 201)]);
    const members = Members.address.slice(2).toLowerCase();
    const fingerprints = (await ethers.provider.getCode(Fingerprints.address)).replaceAll(members, "11".repeat(20));
    const set = (address: string, bytes: string) => ethers.provider.send("hardhat_setCode", [address, bytes]);
    await set(Attestations.address, changed);
    await set(Fingerprints.address, fingerprints);
    await set(Council.address, "0x");
    const other = { ...deployment, contracts: { ...deployment.contracts, Members: { ...Members, tx: Council.tx } } };
    const verdicts = await verifyDeployment(ethers.provider, other);
    const of = (wanted: string) => verdicts.find(({ name }) => name === wanted);
    expect(of("Attestations")).to.include({ runtime: "differs", ok: false });
    expect(of("Fingerprints")).to.include({ runtime: "exact", immutables: "other", ok: false });
    expect(of("Council")).to.include({ runtime: "missing", ok: false });
    expect(of("Members")).to.include({ runtime: "exact", creation: "other", ok: false });
  });

  it("finds that Custody is linked to another library than the deployment's, though its code is the same", async () => {
    const { deployment, deployer, ethers } = await testSystem();
    const sent = await new CustodyActs__factory(deployer).deploy();
    const receipt = await sent.deploymentTransaction()?.wait();
    const another = { ...deployment.contracts.CustodyActs, address: await sent.getAddress(), tx: receipt?.hash ?? "" };
    const contracts = { ...deployment.contracts, CustodyActs: another };
    const verdicts = await verifyDeployment(ethers.provider, { ...deployment, contracts });
    const bad = verdicts.filter(({ ok }) => !ok);
    expect(bad).to.have.length(1);
    expect(bad[0]).to.include({ name: "Custody", runtime: "differs", creation: "other" });
  });

  it("tells a difference in metadata from one in code", () => {
    const build = readBuild("ERC7913P256Verifier");
    const { deployedBytecode: code } = build;
    expect(compareRuntime(code, build)).to.equal("exact");
    const metadata = Number.parseInt(code.slice(-4), 16);
    const at = code.length - 4 - metadata;
    const other = `${code.slice(0, code.length - 4 - 8)}deadbeef${code.slice(-4)}`;
    expect(compareRuntime(other, build), `metadata of ${metadata} at ${at}`).to.equal("metadata-differs");
  });
});
