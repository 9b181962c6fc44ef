import { expect } from "chai";
import { id } from "ethers";
import { getUnit } from "../../../../../src/sdk/custody/actions/get-unit.ts";
import { listInventory } from "../../../../../src/sdk/custody/actions/list-inventory.ts";
import { listUnits } from "../../../../../src/sdk/custody/actions/list-units.ts";
import { setProfileProposal } from "../../../../../src/sdk/custody/actions/set-profile-proposal.ts";
import type { EpcisDocument } from "../../../../../src/sdk/custody/epcis/document.ts";
import { exportEpcis } from "../../../../../src/sdk/custody/epcis/export/export-epcis.ts";
import { importEpcis } from "../../../../../src/sdk/custody/epcis/import/import-epcis.ts";
import { planImport } from "../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import { type Profile, stepNumber } from "../../../../../src/sdk/custody/model/profile.ts";
import { unitId } from "../../../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { type CustodySystem, custodySystem, PLANT, WARD } from "../../../../../src/testing/custody.ts";
import { bag, setClock } from "../../../../../src/testing/custody-journey.ts";

/** A hospital that burns its own waste: bags become ash, and ash goes to the landfill. */
const WASTE_TO_ASH: Profile = {
  ...MEDICAL_WASTE,
  name: "waste to ash",
  classes: [
    { code: "841-001-01", name: "infectious" },
    { code: "772-003-18", name: "ash" },
  ],
  steps: [
    { name: "ward", bizStep: "commissioning", act: "Commission", roles: ["GENERATOR"] },
    { name: "incineration", bizStep: "commissioning", act: "Transform", roles: ["GENERATOR"], after: ["ward"] },
    { name: "ash store", bizStep: "storing", act: "Record", roles: ["GENERATOR"], after: ["incineration"] },
    { name: "landfill", bizStep: "destroying", act: "Destroy", roles: ["GENERATOR"], after: ["ash store"] },
  ],
};
const ASH = ["8003/06941234000012A1", "8003/06941234000012A2"] as const;
const PARTIES = { 2: "6941234000005" };

const hashes = ({ epcisBody }: EpcisDocument) => epcisBody.eventList.map(({ eventID }) => eventID);

async function adopted(): Promise<CustodySystem & { readonly ash: number }> {
  const system = await custodySystem();
  const { ours, hospital, carrier } = system;
  await decide([ours, hospital.client, carrier.client], setProfileProposal(ours, { profile: WASTE_TO_ASH }));
  const profiles = await ours.custody.listProfiles();
  const { rules = 0 } = profiles.find(({ profile }) => profile.name === WASTE_TO_ASH.name) ?? {};
  await ours.custody.adoptRulesAndWait({ rules });
  return { ...system, ash: rules };
}

describe("transformations from chain to chain as EPCIS", () => {
  it("reproduce what went in, what came out, inventory, balances and hashes", async () => {
    const [first, second] = [await adopted(), await adopted()];
    const { custody } = first.hospital.client;
    let when = (await first.now()) + 3_600;
    const tick = async () => {
      when += 60;
      await setClock(first, when);
      return when;
    };
    for (const [number, quantity] of [3_000, 4_000, 5_000].entries()) {
      const amount = { quantity, items: 1, class: 0, site: WARD };
      const creation = { identifier: bag(number + 1), rules: first.ash, step: 0, ...amount, when: await tick() };
      await custody.createUnitAndWait({ creation });
    }
    await custody.transformUnitsAndWait({
      inputs: [unitId(2, bag(1)), unitId(2, bag(2))],
      outputs: ASH.map((identifier, i) => ({ identifier, class: 1, items: 1, quantity: 400 + i, site: PLANT })),
      rules: first.ash,
      step: stepNumber(WASTE_TO_ASH, "incineration"),
      when: await tick(),
      evidence: id("furnace log"),
    });
    const [units, step] = [[unitId(2, ASH[0])], stepNumber(WASTE_TO_ASH, "ash store")];
    await custody.recordStepAndWait({ units, step, site: WARD, when: await tick() });
    const certificate = await first.state(first.hospital);
    await custody.destroyUnitsAndWait({ units, step: step + 1, when: await tick(), certificate });

    const document = await exportEpcis(first.ours, { parties: PARTIES, zone: "+08:00" });
    expect(document.epcisBody.eventList.map(({ type }) => type)).to.include("TransformationEvent");
    const plan = planImport(JSON.parse(JSON.stringify(document)));
    expect([plan.unplanned, plan.assumed]).to.deep.equal([[], []]);
    const parties = { [PARTIES[2]]: second.hospital };
    const statements = { [certificate]: await second.state(second.hospital) };
    const before = ({ recordedAt = 0 }) => setClock(second, recordedAt);
    await importEpcis({ plan, parties, statements, before });

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
