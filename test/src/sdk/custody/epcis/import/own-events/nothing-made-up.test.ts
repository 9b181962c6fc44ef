import { expect } from "chai";
import { createEpcisDocument } from "../../../../../../../src/sdk/custody/epcis/create-epcis-document.ts";
import type { EpcisEvent } from "../../../../../../../src/sdk/custody/epcis/event.ts";
import { planImport } from "../../../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import { TALLY_CONTEXT } from "../../../../../../../src/sdk/custody/epcis/shared/terms.ts";

const EPC = "https://id.gs1.org/8003/06941234000012B0001";
const PARTY = "https://id.gs1.org/417/6941234000005";
const WARD = "https://id.gs1.org/414/6941234000012";
const HASH = `0x${"1".repeat(64)}`;

const when = { eventTime: "2026-03-02T09:15:00+08:00", eventTimeZoneOffset: "+08:00" } as const;
const seen = { type: "ObjectEvent", ...when, action: "OBSERVE", epcList: [EPC] } as const;
const scale = {
  sensorReport: [
    { type: "Mass", value: 3, uom: "KGM" },
    { type: "Count", value: 1 },
  ],
  "tally:quantity": 3_000,
};

const ours = (act: string, fields: object) => ({ ...seen, "tally:act": act, ...fields }) as unknown as EpcisEvent;
const planned = (event: EpcisEvent) =>
  planImport(createEpcisDocument({ creationDate: when.eventTime, context: TALLY_CONTEXT, events: [event] }));
const reasonOf = (event: EpcisEvent) => planned(event).unplanned[0]?.reason;
const actOf = (event: EpcisEvent) => planned(event).acts[0];

describe("an imported event that does not say all is not completed:", () => {
  it("a resolution without its outcome", () => {
    const sides = { "tally:giver": PARTY, "tally:receiver": "urn:tallystick:organisation:3" };
    const resolved = (more: object) => ours("DisputeResolved", { ...sides, sensorElementList: [scale], ...more });
    expect(reasonOf(resolved({}))).to.equal("lacks tally:outcome");
    expect(reasonOf(resolved({ "tally:outcome": "Perhaps" }))).to.equal("lacks tally:outcome");
    expect(actOf(resolved({ "tally:outcome": "Accepted" }))).to.include({ accepted: true });
    expect(actOf(resolved({ "tally:outcome": "Returning" }))).to.include({ accepted: false });
  });

  it("a recall that says neither that it begins nor that it ends", () => {
    const recall = (more: object) => ours("RecallSet", { "tally:party": PARTY, ...more });
    const [set, unset] = [["recalled"], ["recalled"]];
    expect(reasonOf(recall({}))).to.equal("lacks disposition recalled, set or unset");
    expect(reasonOf(recall({ persistentDisposition: { set, unset } }))).to.match(/^lacks disposition recalled/);
    expect(actOf(recall({ disposition: "recalled" }))).to.include({ recalled: true });
    expect(actOf(recall({ persistentDisposition: { set } }))).to.include({ recalled: true });
    expect(actOf(recall({ persistentDisposition: { unset } }))).to.include({ recalled: false });
  });

  it("a declaration of an error without its reason, or with a correction that is no event hash", () => {
    const declared = (more: object) =>
      ({
        ...seen,
        errorDeclaration: { declarationTime: when.eventTime, "tally:party": PARTY, "tally:unit": EPC, ...more },
      }) as unknown as EpcisEvent;
    expect(reasonOf(declared({}))).to.equal("lacks reason in errorDeclaration");
    expect(reasonOf(declared({ reason: "did_not_occur", correctiveEventIDs: ["urn:example:e1"] }))).to.equal(
      "lacks an event hash in correctiveEventIDs",
    );
    const corrective = [`ni:///sha-256;${HASH.slice(2)}?ver=CBV2.0`];
    expect(actOf(declared({ reason: "did_not_occur" }))).to.include({ act: "declareError", reason: "DidNotOccur" });
    expect(actOf(declared({ reason: "incorrect_data", correctiveEventIDs: corrective }))).to.include({
      reason: "IncorrectData",
      corrective: HASH,
    });
  });

  it("what a transformation made, without amount, class, or with a place that is none", () => {
    const full = { "tally:unit": EPC, "tally:class": "ash", "tally:quantity": 400, "tally:items": 1 };
    const made = (more: object) =>
      ({
        type: "TransformationEvent",
        ...when,
        inputEPCList: [EPC],
        outputEPCList: [EPC],
        "tally:act": "UnitTransformed",
        "tally:party": PARTY,
        "tally:step": "furnace",
        "tally:made": [full, { ...full, ...more }],
      }) as unknown as EpcisEvent;
    const { "tally:class": _, "tally:quantity": __, "tally:items": ___, ...bare } = full;
    const two = { ...made({}), "tally:made": [full, bare] } as unknown as EpcisEvent;
    expect(reasonOf(two)).to.equal(
      "lacks tally:class in tally:made[1], tally:quantity in tally:made[1], tally:items in tally:made[1]",
    );
    expect(reasonOf(made({ "tally:quantity": -1 }))).to.equal("lacks tally:quantity in tally:made[1]");
    expect(reasonOf(made({ "tally:site": "https://example.org/" }))).to.equal("lacks tally:site in tally:made[1]");
    expect(reasonOf(made({ "tally:unit": 7 }))).to.equal("lacks tally:unit in tally:made[1]");
    expect(actOf(made({ "tally:site": WARD }))).to.deep.nested.include({ "outputs[1].site": 6_941_234_000_012 });
    expect(actOf(made({}))).to.deep.nested.include({ "outputs[1].site": 0 });
  });

  it("a unit with an amount and no class, which is no container", () => {
    const created = (ilmd: object) =>
      ({
        ...ours("UnitCreated", { "tally:party": PARTY, "tally:step": "ward", sensorElementList: [scale] }),
        action: "ADD",
        ilmd: { "tally:profile": "medical waste", ...ilmd },
      }) as unknown as EpcisEvent;
    expect(reasonOf(created({}))).to.equal("lacks tally:class in ilmd");
    expect(actOf(created({ "tally:class": "841-001-01" }))).to.include({ quantity: 3_000, items: 1 });
  });
});
