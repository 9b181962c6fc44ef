import { id } from "ethers";
import { buildSetProfileProposal } from "../sdk/custody/actions/build-set-profile-proposal.ts";
import { type Profile, stepNumber } from "../sdk/custody/model/profile.ts";
import { unitId } from "../sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../sdk/custody/profiles/medical-waste.ts";
import { decide } from "./admit.ts";
import { type CustodySystem, custodySystem, PLANT, WARD } from "./custody.ts";
import { bag, setClock } from "./custody-journey.ts";

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
export const ASH = ["8003/06941234000012A1", "8003/06941234000012A2"] as const;

export type AshSystem = CustodySystem & { readonly ash: number };

/** A custody system where bags may become ash: `ash` is the version of that profile. */
export async function ashSystem(): Promise<AshSystem> {
  const system = await custodySystem();
  const { ours, hospital, carrier } = system;
  await decide([ours, hospital.client, carrier.client], buildSetProfileProposal(ours, { profile: WASTE_TO_ASH }));
  const profiles = await ours.custody.listProfiles();
  const { rules = 0 } = profiles.find(({ profile }) => profile.name === WASTE_TO_ASH.name) ?? {};
  await ours.custody.adoptRulesAndWait({ rules });
  return { ...system, ash: rules };
}

/** Two of three bags become ash, and one part of that is destroyed. Returns the uid of the certificate. */
export async function ashJourney(system: AshSystem): Promise<string> {
  const { custody } = system.hospital.client;
  let when = (await system.now()) + 3_600;
  const tick = async () => {
    when += 60;
    await setClock(system, when);
    return when;
  };
  for (const [number, quantity] of [3_000, 4_000, 5_000].entries()) {
    const amount = { quantity, items: 1, class: 0, site: WARD };
    const creation = { identifier: bag(number + 1), rules: system.ash, step: 0, ...amount, when: await tick() };
    await custody.createUnitAndWait({ creation });
  }
  await custody.transformUnitsAndWait({
    inputs: [unitId(2, bag(1)), unitId(2, bag(2))],
    outputs: ASH.map((identifier, i) => ({ identifier, class: 1, items: 1, quantity: 400 + i, site: PLANT })),
    rules: system.ash,
    step: stepNumber(WASTE_TO_ASH, "incineration"),
    when: await tick(),
    evidence: id("furnace log"),
  });
  const [units, step] = [[unitId(2, ASH[0])], stepNumber(WASTE_TO_ASH, "ash store")];
  await custody.recordStepAndWait({ units, step, site: WARD, when: await tick() });
  const { uid, statement: certificate } = await system.certify(system.hospital, units);
  await custody.destroyUnitsAndWait({ units, step: step + 1, when: await tick(), certificate });
  return uid;
}
