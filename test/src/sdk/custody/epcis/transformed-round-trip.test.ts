import { expect } from "chai";
import { getUnit } from "../../../../../src/sdk/custody/actions/get-unit.ts";
import { listInventory } from "../../../../../src/sdk/custody/actions/list-inventory.ts";
import { listUnits } from "../../../../../src/sdk/custody/actions/list-units.ts";
import type { EpcisDocument } from "../../../../../src/sdk/custody/epcis/document.ts";
import { exportEpcis } from "../../../../../src/sdk/custody/epcis/export/export-epcis.ts";
import { importEpcis } from "../../../../../src/sdk/custody/epcis/import/import-epcis.ts";
import { planImport } from "../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import { unitId } from "../../../../../src/sdk/custody/model/unit-id.ts";
import { ASH, ashJourney, ashSystem } from "../../../../../src/testing/ash-journey.ts";
import { bag, setClock } from "../../../../../src/testing/custody-journey.ts";

const PARTIES = { 2: "6941234000005" };

const hashes = ({ epcisBody }: EpcisDocument) => epcisBody.eventList.map(({ eventID }) => eventID);

describe("transformations from chain to chain as EPCIS", () => {
  it("reproduce what went in, what came out, inventory, balances and hashes", async () => {
    const [first, second] = [await ashSystem(), await ashSystem()];
    const certificate = await ashJourney(first);

    const document = await exportEpcis(first.ours, { parties: PARTIES, zone: "+08:00" });
    expect(document.epcisBody.eventList.map(({ type }) => type)).to.include("TransformationEvent");
    const plan = planImport(JSON.parse(JSON.stringify(document)));
    expect([plan.unplanned, plan.assumed]).to.deep.equal([[], []]);
    const parties = { [PARTIES[2]]: second.hospital };
    const { uid, statement } = await second.certify(second.hospital, [unitId(2, ASH[0])]);
    const statements = { [certificate]: uid };
    const before = ({ recordedAt = 0 }) => setClock(second, recordedAt);
    await importEpcis({ plan, parties, statements, certificates: { [uid]: statement }, before });

    const expected = { [bag(1)]: "Transformed", [bag(2)]: "Transformed", [bag(3)]: "Active", [ASH[0]]: "Destroyed" };
    for (const identifier of [...Object.keys(expected), ASH[1]]) {
      const unit = unitId(2, identifier);
      const state = await getUnit(second.ours, { unit });
      expect(state.phase).to.equal(expected[identifier] ?? "Active");
      expect(state, identifier).to.deep.equal(await getUnit(first.ours, { unit }));
    }
    expect(await listUnits(second.ours)).to.deep.equal(await listUnits(first.ours));
    expect(await listInventory(second.ours)).to.deep.equal(await listInventory(first.ours));
    const again = await exportEpcis(second.ours, { parties: PARTIES, zone: "+08:00" });
    expect(hashes(again)).to.deep.equal(hashes(document));
  });
});
