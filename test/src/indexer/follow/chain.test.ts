import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { connectAll } from "../../../../src/sdk/all.ts";
import { queryOrganisations } from "../../../../src/sdk/query/members.ts";
import { queryRecordedEvents } from "../../../../src/sdk/query/common.ts";
import { admitted } from "../../../../src/testing/admit.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { testSystem } from "../../../../src/testing/system.ts";

describe("indexer on a chain that changes", () => {
  it("answers nothing once the chain is another one, and again when it is back", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders, ethers } = system;
    const client = await connectAll({ signer: admin, deployment });
    const before = await ethers.provider.send("evm_snapshot", []);
    const other = await connectAll({ signer: outsiders[0] as typeof admin, deployment });
    await admitted([client], other, "Harbour Lab");
    const indexer = await indexerOn(system);
    await indexer.caughtUp();
    expect((await queryOrganisations(indexer.api)).items).to.have.length(2);

    await ethers.provider.send("evm_revert", [before]);
    // Another history of at least the same height.
    for (let i = 0; i < 40; i++) await ethers.provider.send("evm_mine", []);
    while (indexer.state.replaced === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect(indexer.state.replaced.code).to.equal("CHAIN_REPLACED");
    await refused(queryOrganisations(indexer.api), "INDEXER_BUSY");
    const ready = await fetch(`${indexer.url}/ready`);
    expect([ready.status, (await ready.json()).problems.CHAIN_REPLACED]).to.deep.equal([
      503,
      indexer.state.replaced.message,
    ]);
    await indexer.close();
  });

  it("begins again on a chain with the same first block and others after it, where the configuration says so", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders, ethers } = system;
    const client = await connectAll({ signer: admin, deployment });
    const folder = await mkdtemp(join(tmpdir(), "tallystick-rows-"));
    const before = await ethers.provider.send("evm_snapshot", []);
    const admit = async (index: number, name: string) =>
      admitted([client], await connectAll({ signer: outsiders[index] as typeof admin, deployment }), name);
    await admit(0, "Harbour Lab");
    const first = await indexerOn(system, { store: `${folder}/rows.db` });
    await first.caughtUp();
    await first.close();
    await ethers.provider.send("evm_revert", [before]);
    await admit(1, "River Lab");
    for (let i = 0; i < 40; i++) await ethers.provider.send("evm_mine", []);
    const again = await indexerOn(system, { store: `${folder}/rows.db`, wipe: true });
    await again.caughtUp();
    const fresh = await indexerOn(system);
    await fresh.caughtUp();
    const events = async ({ api }: typeof fresh) => (await queryRecordedEvents(api, { limit: 500 })).items;
    expect(await events(again)).to.deep.equal(await events(fresh));
    expect((await queryOrganisations(again.api)).items.map(({ name }) => name)).to.include("River Lab");
    expect(again.state.events).to.equal(fresh.state.events);
    await Promise.all([again.close(), fresh.close()]);
    await rm(folder, { recursive: true });
  });

  it("goes on where it was, and stores nothing twice", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const client = await connectAll({ signer: admin, deployment });
    const folder = await mkdtemp(join(tmpdir(), "tallystick-rows-"));
    const store = `${folder}/rows.db`;
    const first = await indexerOn(system, { store });
    await first.caughtUp();
    await first.close();
    const other = await connectAll({ signer: outsiders[0] as typeof admin, deployment });
    await admitted([client], other, "Harbour Lab");
    const second = await indexerOn(system, { store });
    await second.caughtUp();
    const fresh = await indexerOn(system);
    await fresh.caughtUp();
    const events = async ({ api }: typeof fresh) => (await queryRecordedEvents(api, { limit: 500 })).items;
    expect(await events(second)).to.deep.equal(await events(fresh));
    expect(second.state.events).to.equal((await events(fresh)).length);
    expect((await queryOrganisations(second.api)).items).to.deep.equal((await queryOrganisations(fresh.api)).items);
    await Promise.all([second.close(), fresh.close()]);
    await rm(folder, { recursive: true });
  });
});
