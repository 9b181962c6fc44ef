import { expect } from "chai";
import { createEpcisDocument } from "../../../../../../src/sdk/custody/epcis/create-epcis-document.ts";
import type { EpcisEvent, ErrorDeclaration, ObjectEvent } from "../../../../../../src/sdk/custody/epcis/event.ts";
import { epcisEventHash } from "../../../../../../src/sdk/custody/epcis/event-hash.ts";
import { planImport } from "../../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import { TALLY_CONTEXT } from "../../../../../../src/sdk/custody/epcis/shared/terms.ts";
import { MEDICAL_WASTE } from "../../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { CONTEXT } from "../../../../../../src/testing/epcis-events.ts";

const DAY = "2026-03-02T";
const at = (time: string) => ({ eventTime: `${DAY}${time}:00+08:00`, eventTimeZoneOffset: "+08:00" });
const BAG = "https://id.gs1.org/8003/06941234000012B1";
const PARTY = "https://id.gs1.org/417/6941234000005";
const place = { bizLocation: { id: "https://id.gs1.org/414/6941234000029" } } as const;

const weighing = (value: number) =>
  ({ sensorElementList: [{ sensorReport: [{ type: "Mass", value, uom: "KGM" }] }] }) as const;
const born = (value: number): ObjectEvent => ({
  type: "ObjectEvent",
  ...at("09:00"),
  action: "ADD",
  bizStep: "commissioning",
  epcList: [BAG],
  ...place,
  ilmd: { "mw:code": "841-002-01" },
  ...weighing(value),
  destinationList: [{ type: "possessing_party", destination: PARTY }],
});
const stored = (time: string): ObjectEvent => ({
  type: "ObjectEvent",
  ...at(time),
  action: "OBSERVE",
  bizStep: "storing",
  epcList: [BAG],
  ...place,
});
const declared = (event: ObjectEvent, declaration: Partial<ErrorDeclaration>): ObjectEvent => ({
  ...event,
  errorDeclaration: { declarationTime: `${DAY}18:00:00+08:00`, ...declaration },
});

const plan = (...events: readonly EpcisEvent[]) =>
  planImport(createEpcisDocument({ creationDate: `${DAY}20:00:00+08:00`, context: CONTEXT, events }), {
    profile: MEDICAL_WASTE,
  });
const planned = (...events: readonly EpcisEvent[]) => {
  const { acts, unplanned } = plan(...events);
  return [acts.map(({ event, act }) => `${event} ${act}`), unplanned.map(({ event, reason }) => `${event} ${reason}`)];
};

describe("captures of other systems", () => {
  it("that come twice are performed once, however they are written", () => {
    const utc = { ...stored("10:00"), eventTime: `${DAY}02:00:00Z`, recordTime: `${DAY}03:00:00Z`, eventID: "urn:x:1" };
    expect(planned(born(3), stored("10:00"), utc, stored("11:00"))).to.deep.equal([
      ["0 create", "1 record", "3 record"],
      ["2 is a duplicate of event 1"],
    ]);
  });

  it("that come late are performed in the order in which they happened; of one time, in the document's", () => {
    const [acts] = planned(
      stored("11:00"),
      { ...stored("10:00"), disposition: "in_progress" },
      stored("10:00"),
      born(3),
    );
    expect(acts).to.deep.equal(["3 create", "1 record", "2 record", "0 record"]);
  });

  it("that are declared not to have occurred are not performed", () => {
    const wrong = stored("10:00");
    expect(planned(born(3), wrong, declared(wrong, { reason: "did_not_occur" }), stored("11:00"))).to.deep.equal([
      ["0 create", "3 record"],
      ["1 is declared void by event 2: did_not_occur", "2 declares event 1 void"],
    ]);
  });

  it("that are declared by their eventID are not performed, nor is one declared without a reason", () => {
    const wrong = { ...stored("10:00"), eventID: "urn:uuid:11111111-1111-4111-8111-111111111111" };
    const { bizLocation: _, ...short } = wrong;
    expect(planned(declared(short, {}), born(3), wrong)).to.deep.equal([
      ["1 create"],
      ["0 declares event 2 void", "2 is declared void by event 0: without a reason"],
    ]);
  });

  it("with incorrect data give way to those that stand instead", () => {
    const [wrong, right] = [born(3), born(4)];
    const correctiveEventIDs = [epcisEventHash(right, CONTEXT)];
    const correction = declared(wrong, { reason: "incorrect_data", correctiveEventIDs });
    const { acts, unplanned } = plan(wrong, correction, { ...right, eventID: correctiveEventIDs[0] ?? "" });
    expect(acts).to.have.length(1);
    expect(acts[0]).to.include({ event: 2, act: "create", quantity: 4_000 });
    expect(unplanned.map(({ reason }) => reason)).to.deep.equal([
      "is declared void by event 1: incorrect_data",
      "declares event 0 void",
    ]);
  });
});

describe("captures of ours", () => {
  const ours = (fields: object): EpcisEvent => {
    const event = { ...stored("10:00"), "tally:act": "UnitLost", "tally:party": PARTY, ...fields } as never;
    return { ...(event as EpcisEvent), eventID: epcisEventHash(event, TALLY_CONTEXT) };
  };
  const read = (events: readonly EpcisEvent[], more: object = {}) =>
    planImport({
      ...createEpcisDocument({ creationDate: at("20:00").eventTime, context: TALLY_CONTEXT, events }),
      ...more,
    });

  it("keep the order of their chain, and as many of one act as the chain had", () => {
    const [late, early] = [ours(at("11:00")), ours(at("10:00"))];
    expect(read([late, early]).acts.map(({ event }) => event)).to.deep.equal([0, 1]);
    const records = { "tally:provenance": [early, early].map(({ eventID }) => ({ "tally:eventID": eventID })) };
    expect(read([early, early], records).acts).to.have.length(2);
    expect(read([early, early, early], records).unplanned[0]?.reason).to.equal("is a duplicate of event 0");
    expect(read([early, early]).unplanned[0]?.reason).to.equal("is a duplicate of event 0");
  });

  it("are not performed where somebody else declared them void in the document", () => {
    const event = ours({});
    const { acts, unplanned } = read([
      event,
      { ...event, errorDeclaration: { declarationTime: at("18:00").eventTime } },
    ]);
    expect(acts).to.deep.equal([]);
    expect(unplanned).to.have.length(2);
  });
});
