import { expect } from "chai";
import { buildSetProfileProposal } from "../../../../../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { getUnit } from "../../../../../../../src/sdk/custody/actions/get-unit.ts";
import { createEpcisDocument } from "../../../../../../../src/sdk/custody/epcis/create-epcis-document.ts";
import type { EpcisEvent } from "../../../../../../../src/sdk/custody/epcis/event.ts";
import { importEpcis } from "../../../../../../../src/sdk/custody/epcis/import/import-epcis.ts";
import { planImport } from "../../../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import { decodeEpc } from "../../../../../../../src/sdk/custody/epcis/shared/identifiers.ts";
import type { Profile } from "../../../../../../../src/sdk/custody/model/profile.ts";
import { unitId } from "../../../../../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { decide } from "../../../../../../../src/testing/admit.ts";
import { type CustodySystem, custodySystem } from "../../../../../../../src/testing/custody.ts";
import { setClock } from "../../../../../../../src/testing/custody-journey.ts";
import { refused } from "../../../../../../../src/testing/errors.ts";
import {
  OTHER_SYSTEM_BOX,
  OTHER_SYSTEM_CONTEXT,
  OTHER_SYSTEM_PARTIES,
  otherSystemJourney,
} from "../../../../../../../src/testing/other-system-events.ts";

const START = 1_772_409_600;
/** Without seals, whose numbers EPCIS has no term for. */
const UNSEALED: Profile = {
  ...MEDICAL_WASTE,
  name: "unsealed waste",
  steps: MEDICAL_WASTE.steps.map((step) => ({ ...step, needsSeal: false })),
};
const [HOSPITAL, CARRIER, PLANT] = OTHER_SYSTEM_PARTIES;
const ROLES = { [HOSPITAL]: ["GENERATOR"], [CARRIER]: ["CARRIER"], [PLANT]: ["DISPOSER"] } as const;
const BOX = decodeEpc(OTHER_SYSTEM_BOX);

const documentOf = (events: readonly EpcisEvent[]) =>
  createEpcisDocument({
    creationDate: new Date((START + 90_000) * 1_000).toISOString(),
    context: OTHER_SYSTEM_CONTEXT,
    events,
  });

describe("a journey that another system tells", () => {
  it("is performed on a chain, with the keys of all parties", async () => {
    const system = await custodySystem();
    await adopt(system);
    const { hospital, carrier, plant, ours } = system;
    const events = Object.values(otherSystemJourney((await system.now()) + 60));
    const own = await system.certify(plant, [unitId(2, BOX)]);
    const others = await system.certify(plant, [unitId(2, "another box")]);
    const certificates = { [others.uid]: others.statement, [own.uid]: own.statement };
    const parties = { [HOSPITAL]: hospital, [CARRIER]: carrier, [PLANT]: plant };
    const before = ({ when }: { readonly when: number }) => setClock(system, when);
    const perform = (uids: string[], from = 0) => {
      const plan = planImport(documentOf(events), { profile: UNSEALED, roles: ROLES, certificates: uids });
      return importEpcis({ plan, parties, certificates, before, from });
    };
    const error = await refused(perform([others.uid]), "ARGUMENT_INVALID");
    expect(error.values).to.deep.include({ field: "certificates", act: "destroy", performed: 7 });
    expect(await perform(Object.keys(certificates), 7)).to.equal(1);
    expect(await getUnit(ours, { unit: unitId(2, BOX) })).to.include({
      phase: "Destroyed",
      custodian: plant.org,
      quantity: 6_000,
      items: 2,
      hops: 3,
    });
  });
});

async function adopt(system: CustodySystem): Promise<void> {
  const { ours, hospital, carrier } = system;
  await decide([ours, hospital.client, carrier.client], buildSetProfileProposal(ours, { profile: UNSEALED }));
  const profiles = await ours.custody.listProfiles();
  const { rules = 0 } = profiles.find(({ profile }) => profile.name === UNSEALED.name) ?? {};
  await ours.custody.adoptRulesAndWait({ rules });
}
