import { readdirSync } from "node:fs";
import { expect } from "chai";
import { createEpcisDocument } from "../../src/sdk/custody/epcis/create-epcis-document.ts";
import type { EpcisEvent } from "../../src/sdk/custody/epcis/event.ts";
import { exportEpcis } from "../../src/sdk/custody/epcis/export/export-epcis.ts";
import { planImport } from "../../src/sdk/custody/epcis/import/plan-import.ts";
import { unitId } from "../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../src/sdk/custody/profiles/medical-waste.ts";
import { custodySystem } from "../../src/testing/custody.ts";
import { bag, journey } from "../../src/testing/custody-journey.ts";
import { EPCIS_DATA, epcisData, needsEpcisData, officialEpcisValidator } from "../../src/testing/epcis.ts";
import { refused } from "../../src/testing/errors.ts";
import {
  OTHER_SYSTEM_CONTEXT,
  otherSystemJourney,
  otherSystemTransformations,
} from "../../src/testing/other-system-events.ts";

describe("custody's exchange held against GS1's material", () => {
  before(needsEpcisData);

  it("exports what the official JSON schema takes: the whole document, and each event by itself", async () => {
    const official = officialEpcisValidator();
    const system = await custodySystem();
    await journey(system, async () => unitId(2, "nothing"));
    for (const parameters of [
      {},
      { parties: { 2: "6941234000005", 3: "6941235000004" }, zone: "+08:00" },
      { units: [unitId(2, bag(3))], zone: "-03:30" },
    ]) {
      const document = await exportEpcis(system.ours, parameters);
      expect(official(document)).to.deep.equal([]);
      expect(document.epcisBody.eventList).to.have.length.above(5);
      for (const event of document.epcisBody.eventList) {
        expect(official({ "@context": document["@context"], ...event }), event.eventID).to.deep.equal([]);
      }
    }
  });

  it("refuses to plan from any document that is invalid", async () => {
    const invalid = readdirSync(`${EPCIS_DATA}invalid`).filter((name) => name.endsWith(".json"));
    expect(invalid).to.have.length.above(10);
    for (const name of invalid) await refused(() => planImport(epcisData(`invalid/${name}`)), "EPCIS_INVALID");
  });

  it("has other systems' events in its tests as the official JSON schema takes them", () => {
    const [journey, made] = [otherSystemJourney(1_772_409_600), otherSystemTransformations(1_772_409_600)];
    const events: readonly EpcisEvent[] = [...Object.values(journey), ...Object.values(made)];
    expect(events).to.have.length.above(8);
    const creationDate = "2026-03-03T00:00:00Z";
    expect(
      officialEpcisValidator()(createEpcisDocument({ creationDate, context: OTHER_SYSTEM_CONTEXT, events })),
    ).to.deep.equal([]);
  });

  it("says of every event of another system's document what it lacks", () => {
    const document = epcisData("medical-waste-example.jsonld");
    for (const options of [{}, { profile: MEDICAL_WASTE }]) {
      const { acts, unplanned } = planImport(document, options);
      const events = [...acts, ...unplanned].map(({ event }) => event);
      expect(new Set(events).size).to.equal(document.epcisBody.eventList.length);
      for (const { reason } of unplanned) expect(reason).to.match(/ has no tally:act/);
    }
    const { acts, unplanned, assumed } = planImport(document, { profile: MEDICAL_WASTE });
    expect(acts).to.have.length.above(0);
    expect(acts.map(({ event, act }) => `${event} ${act}`)).to.deep.equal(["2 pack", "3 record"]);
    expect(assumed).to.have.length(3);
    const lacking: Readonly<Record<number, RegExp>> = {
      0: /commissioning .* lacks a measurement of each unit in kg$/,
      1: /collecting .* lacks one unit alone, a possessing_party as source/,
      4: /loading .* 0 steps/,
      5: /accepting .* lacks a measurement in kg, a count of the pieces$/,
      6: /arriving .* event 5 before it passes no custody/,
      7: /inspecting .* event 5 before it/,
      8: /accepting .* event 5 before it/,
      9: /destroying .* event 5 before it/,
    };
    expect(unplanned.map(({ event }) => event)).to.deep.equal(Object.keys(lacking).map(Number));
    for (const { event, reason } of unplanned) expect(reason).to.match(lacking[event] as RegExp);
  });
});
