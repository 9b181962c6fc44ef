import { expect } from "chai";
import { id } from "ethers";
import { createEpcisDocument } from "../../../../../../../src/sdk/custody/epcis/create-epcis-document.ts";
import type { EpcisEvent, ObjectEvent } from "../../../../../../../src/sdk/custody/epcis/event.ts";
import { epcisEventHash } from "../../../../../../../src/sdk/custody/epcis/event-hash.ts";
import { planImport } from "../../../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import type { PlanImportOptions } from "../../../../../../../src/sdk/custody/epcis/import/plan-import-options.ts";
import { decodeEpc } from "../../../../../../../src/sdk/custody/epcis/shared/identifiers.ts";
import type { Profile } from "../../../../../../../src/sdk/custody/model/profile.ts";
import { MEDICAL_WASTE } from "../../../../../../../src/sdk/custody/profiles/medical-waste.ts";
import {
  massOf,
  OTHER_SYSTEM_BAGS,
  OTHER_SYSTEM_BOX,
  OTHER_SYSTEM_CONTEXT,
  OTHER_SYSTEM_PARTIES,
  otherSystemJourney,
  otherSystemTransformations,
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
const certificate = id("certificate");
const [BAGS, BOX] = [OTHER_SYSTEM_BAGS.map(decodeEpc), decodeEpc(OTHER_SYSTEM_BOX)];

const documentOf = (events: readonly EpcisEvent[]) =>
  createEpcisDocument({
    creationDate: new Date((START + 90_000) * 1_000).toISOString(),
    context: OTHER_SYSTEM_CONTEXT,
    events,
  });
const full: PlanImportOptions = { profile: UNSEALED, certificates: [certificate], roles: ROLES };
const plan = (events: readonly EpcisEvent[], options = full) => planImport(documentOf(events), options);
const acts = (events: readonly EpcisEvent[], options = full) => plan(events, options).acts.map(({ act }) => act);
const reasons = (events: readonly EpcisEvent[], options = full) =>
  plan(events, options).unplanned.map(({ reason }) => reason);

describe("a journey that another system tells", () => {
  const { bags, box, boxed, stored, carried, delivered, burnt } = otherSystemJourney(START);
  const whole = [bags, box, boxed, stored, carried, delivered, burnt];

  it("becomes acts from the ward to the oven", () => {
    const { acts, unplanned, assumed } = plan(whole);
    expect([unplanned, assumed]).to.deep.equal([[], []]);
    expect(acts.map(({ event, act, unit }) => [event, act, unit])).to.deep.equal([
      ...[
        [0, "create", BAGS[0]],
        [0, "create", BAGS[1]],
        [1, "create", BOX],
        [2, "pack", BOX],
        [3, "record", BOX],
        [4, "handOver", BOX],
        [5, "handOver", BOX],
        [6, "destroy", BOX],
      ],
    ]);
    expect(acts[0]).to.include({ party: HOSPITAL, step: "ward", class: "841-001-01", quantity: 3_000, items: 1 });
    expect(acts[2]).to.include({ party: HOSPITAL, quantity: 0, items: 0 }).and.not.to.have.property("class");
    expect(acts[5]).to.deep.include({ giver: HOSPITAL, receiver: CARRIER, step: "carriage" });
    expect(acts[5]).to.deep.include({ given: { quantity: 6_100, items: 2 }, taken: { quantity: 6_100, items: 2 } });
    expect(acts[6]).to.deep.include({ giver: CARRIER, receiver: PLANT, step: "disposal site" });
    expect(acts[7]).to.include({ party: PLANT, step: "destruction" });
    expect(acts[7]).to.deep.include({ units: [BOX], certificates: [certificate] });
  });

  it("lacks what no event says: a seal, a certificate, who receives", () => {
    const sealed = reasons(whole, { ...full, profile: MEDICAL_WASTE });
    expect(sealed[0]).to.match(/carriage takes sealed units alone, and no event says with what seal$/);
    expect(sealed[1]).to.match(/event 4 before it passes no custody of 00/);
    expect(reasons(whole, { profile: UNSEALED, roles: ROLES })[0]).to.match(/lacks a certificate/);
    expect(reasons(whole, { profile: UNSEALED, certificates: [certificate] })[0]).to.match(
      /each of the steps disposal site, return$/,
    );
    expect(reasons(whole, { ...full, roles: { [CARRIER]: ["BANK"] } })[0]).to.match(/may take no step of carriage$/);
    expect(reasons([...whole.slice(0, 3), carried])[0]).to.match(/no step of carriage, .* comes after ward$/);
  });

  it("has no handover without a measurement and a count of both sides", () => {
    const before = whole.slice(0, 4);
    const { sensorElementList: _, destinationList: __, ...bare } = carried;
    expect(reasons([...before, bare]).at(-1)).to.match(/lacks a possessing_party as destination, a measurement in kg/);
    expect(reasons([carried])[0]).to.match(/lacks a count of the pieces$/);
    expect(reasons([...before, { ...carried, epcList: [OTHER_SYSTEM_BOX, "urn:x:y"] }])[0]).to.match(/one unit alone/);
    expect(reasons([...before, { ...carried, disposition: "damaged" }])[0]).to.match(
      /disposition damaged does not say/,
    );
    const mass = (value: number, side?: string) => ({
      ...massOf(value).sensorElementList[0],
      ...(side && { "tally:side": side }),
    });
    const twice = { ...carried, sensorElementList: [mass(6), mass(6.1)] };
    expect(reasons([...before, twice])[0]).to.match(/lacks whose measurement is whose$/);
    const both = { ...carried, sensorElementList: [mass(6, "giver"), mass(6.1, "receiver")] };
    expect(plan([...before, both]).acts.at(-1)).to.deep.include({ given: { quantity: 6_000, items: 2 } });
    const piece = { type: "Count", value: 2 } as const;
    const sensorElementList = [{ sensorReport: [...(massOf(6).sensorElementList[0]?.sensorReport ?? []), piece] }];
    expect(acts([{ ...carried, sensorElementList }])).to.deep.equal(["handOver"]);
  });

  it("goes no further than a handover that ends in dispute, or of what somebody else has", () => {
    const light = { ...carried, ...massOf(3) };
    const { acts, unplanned } = plan([...whole.slice(0, 4), light, delivered]);
    expect(acts.at(-1)).to.include({ event: 4, act: "handOver" });
    expect(unplanned[0]?.reason).to.match(/event 4 before it passes no custody/);
    expect(reasons([...whole.slice(0, 5), carried].map((event, i) => ({ ...event, "mw:i": i })))[0]).to.match(
      /6941234000005 gives what 6941235000004 has/,
    );
  });

  it("names what is in a container along with it, and nothing by itself that is in one", () => {
    const all = [...OTHER_SYSTEM_BAGS, OTHER_SYSTEM_BOX];
    const before = [bags, box, boxed];
    const both = plan([...before, { ...stored, epcList: all }, { ...carried, epcList: all }]);
    expect(both.acts.slice(4).map(({ act, unit }) => [act, unit])).to.deep.equal([
      ["record", BOX],
      ["handOver", BOX],
    ]);
    const alone = (event: ObjectEvent) =>
      reasons([...whole.filter((each) => each !== event), { ...event, epcList: OTHER_SYSTEM_BAGS }]).at(-1);
    for (const event of [stored, { ...carried, ...massOf(3), eventTime: stored.eventTime }, burnt]) {
      expect(alone(event)).to.match(/8003\/06941234000012B1 is in 00\/\d+, which the event does not name$/);
    }
  });

  it("has nothing after the end, and nothing that begins twice", () => {
    const late = { ...stored, eventTime: "2026-03-03T00:00:00Z" };
    expect(reasons([...whole, late])[0]).to.match(/event 6 before it is the end of 00/);
    expect(reasons([...whole, { ...late, epcList: OTHER_SYSTEM_BAGS.slice(1) }])[0]).to.match(
      /is the end of 8003.*B2$/,
    );
    expect(reasons([...whole, { ...bags, eventTime: burnt.eventTime }])[0]).to.match(/is the end of|came into being/);
    const again = { ...bags, eventTime: box.eventTime };
    expect(reasons([bags, again, ...whole.slice(2)])[0]).to.match(/8003\/06941234000012B1 came into being before$/);
  });

  it("goes no further than a handover with a wrong event, until the corrective event is there", () => {
    const right = { ...carried, ...massOf(5.9) };
    const wrong = (correctiveEventIDs: readonly string[]) => ({
      ...carried,
      errorDeclaration: {
        declarationTime: "2026-03-03T00:00:00Z",
        reason: "incorrect_data",
        correctiveEventIDs,
      } as const,
    });
    const own = { ...bags, sourceList: carried.sourceList ?? [] };
    const before = [own, boxed, stored];
    const lost = reasons([...before, carried, wrong(["urn:x:1"]), delivered]);
    expect(lost.at(-1)).to.match(/event 3 before it passes no custody of 00/);
    const mended = [
      ...whole.slice(0, 4),
      carried,
      wrong([epcisEventHash(right, OTHER_SYSTEM_CONTEXT)]),
      right,
      delivered,
    ];
    expect(acts(mended).slice(-2)).to.deep.equal(["handOver", "handOver"]);
    const named = { ...right, eventID: "urn:x:2" };
    expect(acts([...whole.slice(0, 4), carried, wrong(["urn:x:2"]), named, delivered]).at(-1)).to.equal("handOver");
  });

  it("takes no step that cannot follow", () => {
    const looked = { ...stored, bizStep: "inspecting" } as const;
    expect(reasons([...whole.slice(0, 3), looked, carried])[0]).to.match(/no step of inspection comes after ward$/);
    const burntAtOnce = { ...burnt, eventTime: stored.eventTime };
    expect(reasons([...whole.slice(0, 3), burntAtOnce, carried])[0]).to.match(
      /no step of destruction comes after ward$/,
    );
  });

  it("has the pieces of a unit that the event counts", () => {
    const report = [...massOf(3).sensorElementList[0].sensorReport, { type: "Count", value: 20 }] as const;
    const one = { ...bags, epcList: OTHER_SYSTEM_BAGS.slice(0, 1), sensorElementList: [{ sensorReport: report }] };
    expect(plan([{ ...one, sourceList: carried.sourceList ?? [] }]).acts[0]).to.include({ quantity: 3_000, items: 20 });
  });

  it("has no unit whose own weight, class or holder no event says", () => {
    const { ilmd: _, ...bare } = bags;
    expect(reasons([bare, carried])[0]).to.match(
      /lacks a class of .* in ilmd, a measurement of each unit in kg, a poss/,
    );
    expect(reasons([{ ...bare, ...massOf(6), ilmd: { "mw:code": "841-001-01" } }])[0]).to.match(/of each unit in kg/);
    const pounds = {
      ...bags,
      ilmd: { "mw:code": "sharps", "gs1:netWeight": { "gs1:value": 3, "gs1:unitCode": "LBR" } },
    };
    expect(reasons([pounds])[0]).to.match(/lacks a measurement of each unit in kg/);
    const lot = { epcClass: "https://id.gs1.org/01/06941234000050/10/L1", quantity: 2, uom: "KGM" };
    const { epcList: __, ...classes } = { ...bags, quantityList: [lot], bizLocation: bags.bizLocation };
    const source = carried.sourceList ?? [];
    expect(plan([{ ...classes, sourceList: source } as EpcisEvent]).acts[0]).to.include({
      unit: "01/06941234000050/10/L1",
      quantity: 2_000,
      party: HOSPITAL,
    });
    const none = { ...classes, quantityList: [{ epcClass: "https://id.gs1.org/01/06941234000050", quantity: 2 }] };
    expect(reasons([none as EpcisEvent])[0]).to.match(/lacks a lot and an amount in kg of each class in quantityList/);
  });

  it("unpacks what is named, or all where all is known", () => {
    const { childEPCs: _, ...emptied } = { ...boxed, action: "DELETE", eventTime: stored.eventTime } as const;
    const own = { ...bags, sourceList: carried.sourceList ?? [] };
    expect(plan([own, box, boxed, emptied, carried]).acts[4]).to.include({ act: "unpack", unit: BOX });
    expect(plan([own, box, boxed, emptied, carried]).acts[4]).to.deep.include({ units: BAGS });
    expect(reasons([emptied, carried])[0]).to.match(/moves no named units/);
    const goods = { ...boxed, childQuantityList: [{ epcClass: "https://id.gs1.org/01/06941234000050", quantity: 4 }] };
    expect(reasons([goods, carried])[0]).to.match(/goods that are no units, in childQuantityList/);
  });
});

describe("transformations that another system tells", () => {
  const { bags, carried } = otherSystemJourney(START);
  const { ash, things } = otherSystemTransformations(START);
  const profile: Profile = {
    ...UNSEALED,
    classes: [...UNSEALED.classes, { code: "772-003-18", name: "ash" }],
    steps: [...UNSEALED.steps, { name: "incineration", bizStep: "commissioning", act: "Transform", after: ["ward"] }],
  };
  const given = { ...bags, sourceList: carried.sourceList ?? [] };
  const lot = "01/06941234000050/10/ASH1";

  it("become acts where amounts are there: of lots, or by the master data of each thing", () => {
    const site = 6_941_234_000_012;
    expect(plan([given, ash], { profile }).acts[2]).to.deep.include({
      act: "transform",
      party: HOSPITAL,
      step: "incineration",
      units: BAGS,
      outputs: [{ unit: lot, class: "772-003-18", quantity: 1_500, items: 1, site }],
    });
    expect(plan([given, things], { profile }).acts[2]).to.deep.nested.include({ "outputs[1].quantity": 500 });
    const { bizStep: _, ...without } = ash;
    expect(acts([given, without], { profile })).to.deep.equal(["create", "create", "transform"]);
  });

  it("are reported with what they lack", () => {
    const { outputQuantityList: _, inputEPCList: __, ilmd: ___, ...bare } = ash;
    const empty = {
      ...bare,
      transformationID: "urn:x:1",
      inputQuantityList: ash.outputQuantityList ?? [],
    } as EpcisEvent;
    expect(reasons([empty], { profile })[0]).to.match(
      /lacks units in inputEPCList, .* what came out, a class of unsealed/,
    );
    const { ilmd: ____, ...light } = things;
    expect(reasons([given, { ...light, ilmd: { "mw:class": "ash" } }], { profile })[0]).to.match(
      /each unit that came out/,
    );
    expect(reasons([ash], { profile })[0]).to.match(/no event says who has 8003/);
    expect(reasons([given, ash], { profile: UNSEALED })[0]).to.match(/lacks a class of unsealed waste in ilmd$/);
    const { steps, ...rest } = profile;
    expect(reasons([given, ash], { profile: { ...rest, steps: steps.slice(0, -1) } })[0]).to.match(
      /0 steps of unsealed/,
    );
  });
});
