import { expect } from "chai";
import { createEpcisDocument } from "../../../../../../../src/sdk/custody/epcis/create-epcis-document.ts";
import type { EpcisEvent } from "../../../../../../../src/sdk/custody/epcis/event.ts";
import { planImport } from "../../../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import { MEDICAL_WASTE } from "../../../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { CONTEXT, EVENTS, packed } from "../../../../../../../src/testing/epcis-events.ts";

const when = { eventTime: "2026-03-02T09:15:00.250+08:00", eventTimeZoneOffset: "+08:00" } as const;
const BAG = "https://waste.example/8003/06941234000012B0001";
const PARTY = "6941234000005";

const born = {
  type: "ObjectEvent",
  ...when,
  action: "ADD",
  bizStep: "commissioning",
  epcList: [BAG],
  bizLocation: { id: "https://id.gs1.org/414/6941234000029" },
  ilmd: { "mw:code": "841-002-01" },
  sensorElementList: [{ sensorReport: [{ type: "Mass", value: 3.42, uom: "KGM" }] }],
  destinationList: [{ type: "possessing_party", destination: `urn:epc:id:pgln:6941234.00000` }],
} as const satisfies EpcisEvent;
const stored = {
  type: "ObjectEvent",
  ...when,
  action: "OBSERVE",
  bizStep: "storing",
  epcList: [BAG],
  bizLocation: { id: "https://id.gs1.org/414/6941234000036" },
} as const satisfies EpcisEvent;
const boxed: EpcisEvent = {
  type: "AggregationEvent",
  ...when,
  action: "ADD",
  bizStep: "packing",
  parentID: "urn:epc:id:sscc:6941234.3000000001",
  childEPCs: [BAG],
};

const plan = (...events: readonly EpcisEvent[]) =>
  planImport(createEpcisDocument({ creationDate: when.eventTime, context: CONTEXT, events }), {
    profile: MEDICAL_WASTE,
  });
const reasons = (...events: readonly EpcisEvent[]) => plan(...events).unplanned.map(({ reason }) => reason);

describe("EPCIS events of other systems", () => {
  it("become acts where they say enough", () => {
    const { acts, unplanned, assumed } = plan(born, stored, boxed);
    expect(unplanned).to.deep.equal([]);
    const bag = "8003/06941234000012B0001";
    const at = { when: 1_772_414_100, party: PARTY };
    expect(acts).to.deep.equal([
      {
        event: 0,
        act: "create",
        unit: bag,
        ...at,
        profile: "medical waste",
        step: "ward",
        site: 6_941_234_000_029,
        class: "841-002-01",
        quantity: 3_420,
        items: 1,
      },
      { event: 1, act: "record", unit: bag, ...at, step: "temporary storage", site: 6_941_234_000_036 },
      { event: 2, act: "pack", unit: assumed[0], units: [bag], ...at },
    ]);
    expect(assumed[0]).to.match(/^00\/369412340000000/);
  });

  it("are reported with what they lack", () => {
    const { ilmd: _, sensorElementList: __, destinationList: ___, ...bare } = born;
    expect(reasons(bare)[0]).to.match(
      /lacks a class of medical waste in ilmd, a measurement of each unit in kg, a possessing_party$/,
    );
    expect(reasons({ ...bare, bizStep: "encoding", epcList: [] })[0]).to.match(/lacks a step.*, units,/);
    expect(
      reasons({ ...born, sensorElementList: [{ sensorReport: [{ type: "Mass", value: 3, uom: "LBR" }] }] }),
    ).to.have.length(1);
    const { bizLocation: ____, ...nowhere } = stored;
    expect(reasons(born, nowhere)[0]).to.match(/and lacks bizLocation$/);
    expect(reasons({ ...born, bizLocation: { id: "urn:example:ward" } })[0]).to.match(/lacks a GLN in place of urn:/);
    expect(reasons(stored)[0]).to.match(/no event says who has 8003/);
    expect(reasons({ ...stored, bizStep: "loading" })[0]).to.match(/0 steps of medical waste/);
    expect(reasons(boxed)[0]).to.match(/no event says who has/);
    expect(reasons({ ...packed, action: "OBSERVE" })[0]).to.match(/moves no named units/);
    expect(reasons(...EVENTS)).to.have.length(EVENTS.length);
    const without = planImport(createEpcisDocument({ creationDate: when.eventTime, events: [stored] }));
    expect(without.unplanned[0]?.reason).to.match(/no profile is given/);
  });

  it("of ours are reported when they lack a field", () => {
    const lacking = (act: string) => ({ ...stored, "tally:act": act }) as unknown as EpcisEvent;
    expect(reasons(lacking("StepRecorded"))).to.deep.equal(["lacks tally:party, tally:step"]);
    expect(reasons(lacking("Unheard"))).to.deep.equal(["tally:act Unheard is not known here"]);
    expect(reasons(lacking("HandoverConcluded"))[0]).to.match(/^lacks who gives, who receives, tally:step, a measure/);
    const declaration = { ...stored, errorDeclaration: { declarationTime: when.eventTime } };
    expect(reasons(declaration)).to.deep.equal(["declares void an event that is not here"]);
  });
});
