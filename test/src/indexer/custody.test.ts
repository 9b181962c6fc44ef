import { expect } from "chai";
import { id } from "ethers";
import { stepNumber } from "../../../src/sdk/custody/model/profile.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import type { AsOf } from "../../../src/sdk/query/ask.ts";
import {
  queryUnitActs,
  queryUnits,
  queryUnitsInHand,
  type QueryUnitsInHandParameters,
} from "../../../src/sdk/query/custody.ts";
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

  it("lists what is in hand by its deadline, whatever has ended before it, and the newest units first", async () => {
    const { hospital, rules } = system;
    const measured = { class: 0, items: 1, quantity: 100, site: 9_520_000_000_011, when: await system.now() };
    const creation = { identifier: "8003/09520000000011Bsoon", rules, step: 0, ...measured };
    await hospital.client.custody.createUnitAndWait({ creation });
    const stored = { step: stepNumber(MEDICAL_WASTE, "temporary storage"), site: measured.site, when: measured.when };
    await hospital.client.custody.recordStepAndWait({ units: [unitId(hospital.org, creation.identifier)], ...stored });
    await indexer.caughtUp();
    const all = (await queryUnits(indexer.api)).items;
    const newest = (await queryUnits(indexer.api, { newest: true })).items;
    expect(newest).to.deep.equal([...all].reverse());
    const inHand = (parameters: QueryUnitsInHandParameters = {}) => queryUnitsInHand(indexer.api, parameters);
    const { items, asOf } = await inHand();
    const held = all.filter(
      ({ parent, phase }) => parent === null && ["Active", "Returning", "Disputed"].includes(phase),
    );
    expect(held.length).to.be.greaterThan(1).and.to.be.lessThan(all.length);
    expect(items.map(({ unit }) => unit)).to.have.members(held.map(({ unit }) => unit));
    expect(items.map(({ dueAt }) => dueAt)).to.deep.equal(held.map(({ dueAt }) => dueAt).sort((a, b) => a - b));
    const due = items.filter(({ dueAt }) => dueAt > 0);
    expect((await inHand({ hasDeadline: true })).items).to.deep.equal(due).and.not.to.be.empty;
    expect((await inHand({ hasDeadline: true, limit: 1 })).items).to.deep.equal(due.slice(0, 1));
    const far = 10 * 365 * 86_400;
    expect(due.some(({ dueAt }) => dueAt < asOf.time)).to.equal(true);
    const soon = due.filter(({ dueAt }) => dueAt >= asOf.time && dueAt <= asOf.time + far);
    expect((await inHand({ within: far })).items).to.deep.equal(soon).and.not.to.be.empty;
    const first = soon[0]?.dueAt ?? 0;
    expect((await inHand({ within: first - asOf.time })).items.length).to.be.greaterThan(0);
    expect((await inHand({ within: first - asOf.time - 1 })).items).to.be.empty;
    const custodian = items[0]?.custodian ?? 0;
    expect((await inHand({ custodian })).items).to.deep.equal(items.filter((each) => each.custodian === custodian));
    expect((await inHand({ phase: "Disputed" })).items).to.deep.equal(
      items.filter(({ phase }) => phase === "Disputed"),
    );
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
