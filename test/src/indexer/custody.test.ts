import { expect } from "chai";
import { id } from "ethers";
import type { AsOf } from "../../../src/sdk/query/ask.ts";
import { queryUnitActs, queryUnits } from "../../../src/sdk/query/custody.ts";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import { type CustodySystem, custodySystem } from "../../../src/testing/custody.ts";
import { journey } from "../../../src/testing/custody-journey.ts";
import { indexerOn, type TestIndexer } from "../../../src/testing/indexer.ts";

describe("indexer: custody", () => {
  let system: CustodySystem;
  let indexer: TestIndexer;
  before(async () => {
    system = await custodySystem();
    await journey(system, async () => id("an event"));
    indexer = await indexerOn(system);
    await indexer.caughtUp();
  });
  after(() => indexer.close());

  it("lists the units that the chain has, and says up to which block", async () => {
    const custody = system.ours.custody;
    const heard: AsOf[] = [];
    const source = { api: indexer.api, onAsOf: (asOf: AsOf) => heard.push(asOf) };
    const onChain = await custody.listUnits();
    expect(onChain.units.length).to.be.greaterThan(5);
    expect(await custody.listUnits({ source })).to.deep.equal(onChain);
    expect(heard.at(-1)?.block).to.equal(await system.ethers.provider.getBlockNumber());
    for (const wanted of [{ custodian: system.hospital.org }, { phase: "Disputed" }, { phase: "Destroyed" }] as const) {
      expect(await custody.listUnits({ ...wanted, source })).to.deep.equal(await custody.listUnits(wanted));
    }
  });

  it("lists the inventory, and what is overdue, as the chain has them", async () => {
    const custody = system.ours.custody;
    const source = { api: indexer.api };
    const inventory = await custody.listInventory();
    expect(inventory.accounts).not.to.be.empty;
    expect(await custody.listInventory({ source })).to.deep.equal(inventory);
    const org = system.carrier.org;
    expect(await custody.listInventory({ org, source })).to.deep.equal(await custody.listInventory({ org }));
    const at = (await system.now()) + 400 * 86_400;
    const overdue = await custody.listOverdue({ at });
    expect(overdue.units).not.to.be.empty;
    expect(await custody.listOverdue({ at, source })).to.deep.equal(overdue);
  });

  it("has the acts of each unit that a trace has", async () => {
    for await (const { unit } of everyItem(queryUnits, indexer.api, {})) {
      const { acts } = await system.ours.custody.traceUnit({ unit });
      const found: unknown[] = [];
      for await (const { act, unit: of, org, when, recordedAt, evidence, block, transaction, state } of everyItem(
        queryUnitActs,
        indexer.api,
        { unit, limit: 2 },
      )) {
        found.push({ act, unit: of, org, when, recordedAt, evidence, block, transaction, phase: state?.phase });
      }
      const traced = acts.map(({ act, unit: of, org, when, recordedAt, evidence, block, transaction, state }) => {
        return { act, unit: of, org, when, recordedAt, evidence, block, transaction, phase: state?.phase };
      });
      expect(found, unit).to.deep.equal(traced);
    }
  });
});
