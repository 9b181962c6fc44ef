import { expect } from "chai";
import { id } from "ethers";
import { buildSetProfileProposal } from "../../../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { exportEpcis } from "../../../../../src/sdk/custody/epcis/export/export-epcis.ts";
import { planImport } from "../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import type { Profile } from "../../../../../src/sdk/custody/model/profile.ts";
import { unitsSubject } from "../../../../../src/sdk/custody/model/units-subject.ts";
import { MEDICAL_WASTE } from "../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { type CustodySystem, custodySystem, WARD } from "../../../../../src/testing/custody.ts";
import { refused } from "../../../../../src/testing/errors.ts";

/** A hospital that shreds its waste on the ward. */
const SHREDDING: Profile = {
  ...MEDICAL_WASTE,
  name: "shredding",
  steps: [
    { name: "ward", bizStep: "commissioning", act: "Commission", roles: ["GENERATOR"] },
    { name: "shredder", bizStep: "destroying", act: "Destroy", roles: ["GENERATOR"], after: ["ward"] },
  ],
};

describe("destroyUnits", () => {
  let system: CustodySystem;
  let units: [string, string, string];

  before(async () => {
    system = await custodySystem();
    const { ours, hospital, carrier } = system;
    await decide([ours, hospital.client, carrier.client], buildSetProfileProposal(ours, { profile: SHREDDING }));
    const profiles = await ours.custody.listProfiles();
    const { rules = 0 } = profiles.find(({ profile }) => profile.name === SHREDDING.name) ?? {};
    await ours.custody.adoptRulesAndWait({ rules });
    const create = async (identifier: string) => {
      const amount = { quantity: 1_000, items: 1, class: 0, site: WARD };
      const creation = { identifier, rules, step: 0, ...amount, when: await system.now() };
      return (await hospital.client.custody.createUnitAndWait({ creation })).unit;
    };
    units = [await create("first"), await create("second"), await create("third")];
  });

  it("wants a certificate about these units, in this order, that is on record and the custodian's", async () => {
    const { hospital, carrier } = system;
    const { custody } = hospital.client;
    const [first, second, third] = units;
    const destroy = async (of: readonly string[], certified: ReturnType<CustodySystem["certify"]>) => {
      const { statement: certificate } = await certified;
      return custody.destroyUnitsAndWait({ units: of, step: 1, when: await system.now(), certificate });
    };
    for (const [of, about] of [
      [[first], [second]],
      [[first], [first, second]],
      [[first, second], [first]],
      [
        [first, second],
        [second, first],
      ],
    ] as const) {
      const error = await refused(destroy(of, system.certify(hospital, about)), "Custody_OtherSubject");
      expect(error.values).to.include({ has: unitsSubject(about), wanted: unitsSubject(of) });
    }
    await refused(destroy([first], system.certify(carrier, [first])), "Custody_NoStatement");
    const own = await system.certify(hospital, [first, second]);
    const altered = { ...own.statement, salt: id("another") };
    await refused(destroy([first, second], Promise.resolve({ ...own, statement: altered })), "Custody_NoStatement");
    const crooked = { ...own.statement, subject: "0x1" };
    const error = await refused(
      destroy([first, second], Promise.resolve({ ...own, statement: crooked })),
      "ARGUMENT_INVALID",
    );
    expect(error.values).to.include({ field: "certificate.subject" });

    const done = await destroy([first, second], Promise.resolve(own));
    expect(done.units.map(({ unit, state }) => [unit, state.phase])).to.deep.equal([
      [first, "Destroyed"],
      [second, "Destroyed"],
    ]);
    await refused(destroy([third], Promise.resolve(own)), "Custody_OtherSubject");
    const { acts } = await custody.traceUnit({ unit: second });
    expect(acts.at(-1)).to.deep.include({ act: "UnitDestroyed", details: { certificate: own.uid } });

    const plan = planImport(JSON.parse(JSON.stringify(await exportEpcis(system.ours))));
    const destroys = plan.acts.filter(({ act }) => act === "destroy");
    expect(destroys, "what was one act is one act of an import").to.have.length(1);
    expect(destroys[0]).to.deep.include({ units: ["first", "second"], certificates: [own.uid] });
  });
});
