import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect } from "chai";
import { PLAN } from "../../../../src/deploy/plan.ts";
import { connect } from "../../../../src/sdk/core/connect.ts";
import { type Deployment, parseDeployment } from "../../../../src/sdk/core/deployment.ts";
import type { Domain } from "../../../../src/sdk/core/extend.ts";
import { custody } from "../../../../src/sdk/custody/domain.ts";
import { evidence } from "../../../../src/sdk/evidence/domain.ts";
import { members } from "../../../../src/sdk/members/domain.ts";
import { sensing } from "../../../../src/sdk/sensing/domain.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { testSystem } from "../../../../src/testing/system.ts";

/** As `tally up` of commit cd586d4 wrote it: the twelve contracts of that time. */
const EARLIER = "test/src/sdk/core/deployment-cd586d4.json";

/** The addresses of this test's chain under the names of another deployment. */
function relocated(file: Deployment, here: Deployment): Deployment {
  const names = Object.keys(file.contracts).filter((name) => Object.hasOwn(here.contracts, name));
  const contracts = Object.fromEntries(names.map((name) => [name, here.contracts[name]]));
  return parseDeployment({ ...file, genesisHash: here.genesisHash, contracts });
}

/** What the folder of a domain exports under its name. */
async function domainOf(name: string): Promise<Domain> {
  const module = (await import(`../../../../src/sdk/${name}/domain.ts`)) as Record<string, Domain>;
  return Object.values(module).find((each) => each.name === name) ?? expect.fail(`${name}/domain.ts has no domain`);
}

describe("extend", () => {
  it("adds the actions of a domain, bound, and leaves the client it was asked of alone", async () => {
    const { deployment, admin } = await testSystem();
    const core = await connect({ signer: admin, deployment });
    const client = core.extend(members).extend(evidence);
    expect((await client.members.listOrganisations()).length).to.equal(1);
    const { schema } = await client.attestations.registerSchemaAndWait({
      definition: "uint64 weight",
      revocable: true,
    });
    expect((await client.attestations.getSchema({ schema })).definition).to.equal("uint64 weight");
    expect(core).not.to.have.property("members");
    expect(client).not.to.have.property("custody");
  });

  it("needs nothing but the contracts of the domain", async () => {
    const { deployment, ethers } = await testSystem();
    const { Attestations, Fingerprints, Members } = deployment.contracts;
    const file = parseDeployment({ ...deployment, contracts: { Attestations, Fingerprints, Members } });
    const client = (await connect({ provider: ethers.provider, deployment: file })).extend(evidence);
    await refused(client.attestations.getStatement({ uid: deployment.genesisHash }), "NOT_FOUND");
    const error = await refused(() => client.extend(custody), "CONTRACT_MISSING");
    expect(error.values).to.deep.equal({ contract: "Custody", domain: "custody" });
    await refused(() => client.extend(members), "CONTRACT_MISSING");
  });

  it("opens a deployment of an earlier version for the domains that it has", async () => {
    const { deployment, ethers } = await testSystem();
    const file = parseDeployment(JSON.parse(readFileSync(EARLIER, "utf8")));
    expect(Object.keys(file.contracts)).to.have.length(12);
    const earlier = relocated(file, deployment);
    const client = (await connect({ provider: ethers.provider, deployment: earlier }))
      .extend(members)
      .extend(evidence)
      .extend(sensing);
    expect((await client.members.listOrganisations()).length).to.equal(1);
    expect(await client.stations.listStations()).to.deep.equal([]);
    await refused(client.fingerprints.getFingerprint({ key: "0x" }), "ARGUMENT_INVALID");
  });

  it("refuses a domain whose actions would take the place of what the client has", async () => {
    const { deployment, ethers } = await testSystem();
    const client = await connect({ provider: ethers.provider, deployment });
    const domain = { name: "notes", needs: [], contracts: [], actions: { provider: {} } };
    expect((await refused(() => client.extend(domain), "ARGUMENT_INVALID")).values).to.include({ value: "provider" });
  });

  it("lets a deployment of a later version have contracts that are not known here", async () => {
    const { deployment, ethers } = await testSystem();
    const later = { ...deployment.contracts, Receivables: deployment.contracts.Members };
    const file = parseDeployment({ ...deployment, contracts: later });
    const client = (await connect({ provider: ethers.provider, deployment: file })).extend(custody);
    expect(await client.custody.listProfiles()).to.deep.equal([]);
  });
});

describe("domains", () => {
  let DOMAINS: readonly Domain[];
  before(async () => {
    const found = await Promise.all(PLAN.map(({ domain }) => domainOf(domain)));
    DOMAINS = found;
    const folders = globSync("src/sdk/*/domain.ts").map((file) => basename(dirname(file)));
    expect(folders, "in the plan").to.have.members(found.map(({ name }) => name));
  });

  it("name each group of actions once, and need only what comes before them", () => {
    const groups = DOMAINS.flatMap(({ actions }) => Object.keys(actions));
    expect(new Set(groups).size).to.equal(groups.length);
    const names: string[] = DOMAINS.map(({ name }) => name);
    for (const [i, { needs }] of DOMAINS.entries()) {
      for (const need of needs) expect(names.indexOf(need)).to.be.within(0, i - 1);
    }
  });

  it("bind functions only, and name contracts as theirs", () => {
    for (const { name, actions, contracts } of DOMAINS) {
      const functions = Object.values(actions).flatMap((group) => Object.values(group));
      expect(functions).not.to.have.length(0);
      for (const action of functions) expect(action).to.be.a("function");
      for (const contract of contracts) expect(contract.domain).to.equal(name);
    }
  });
});
