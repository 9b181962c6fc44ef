import { expect } from "chai";
import fc from "fast-check";
import { isTallyError } from "../../../../../src/lib/errors.ts";
import type { Json } from "../../../../../src/sdk/core/json/canonical-json.ts";
import { EPCIS_CONTEXT } from "../../../../../src/sdk/custody/epcis/context.ts";
import { createEpcisDocument } from "../../../../../src/sdk/custody/epcis/create-epcis-document.ts";
import { epcisEventHash } from "../../../../../src/sdk/custody/epcis/event-hash.ts";
import {
  parseEpcis,
  parseEpcisDocument,
  parseEpcisEvent,
  parseEpcisQueryDocument,
} from "../../../../../src/sdk/custody/epcis/parse-epcis.ts";
import {
  BAG,
  BOX,
  born,
  burnt,
  CONTEXT,
  EVENTS,
  listed,
  packed,
  tracked,
} from "../../../../../src/testing/epcis-events.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { mutations } from "../../../../../src/testing/mutations.ts";

const creationDate = "2026-03-02T02:00:00Z";
const document = () => createEpcisDocument({ creationDate, events: EVENTS, context: CONTEXT, sender: "ward 3" });
const answer = (eventList: unknown = EVENTS, more = {}) => ({
  "@context": EPCIS_CONTEXT,
  type: "EPCISQueryDocument",
  epcisBody: { queryResults: { queryName: "SimpleEventQuery", resultsBody: { eventList }, ...more } },
});
const alone = (event: object, changes: object = {}) => ({ "@context": [EPCIS_CONTEXT, CONTEXT], ...event, ...changes });

async function refusedAt(json: unknown, field: string): Promise<unknown> {
  const { values } = await refused(() => parseEpcis(json), "EPCIS_INVALID");
  expect(values.field).to.equal(field);
  return values.value;
}

/** A copy without one member. */
const without = (event: object, name: string) =>
  Object.fromEntries(Object.entries(event).filter(([key]) => key !== name));

describe("EPCIS documents", () => {
  it("are built and read again, with every field", () => {
    const text = JSON.stringify(document());
    const read = parseEpcisDocument(JSON.parse(text));
    expect(read.epcisBody.eventList).to.deep.equal(EVENTS);
    expect(read).to.include({ schemaVersion: "2.0", creationDate, sender: "ward 3" });
    expect(read["@context"]).to.deep.equal([EPCIS_CONTEXT, CONTEXT]);
    expect(createEpcisDocument({ creationDate, events: [], context: [EPCIS_CONTEXT] })["@context"]).to.deep.equal([
      EPCIS_CONTEXT,
    ]);
  });

  it("come as a document, an answer or a single event", () => {
    expect(parseEpcis(document())).to.deep.equal({ context: [EPCIS_CONTEXT, CONTEXT], events: EVENTS });
    expect(parseEpcis(answer())).to.deep.equal({ context: EPCIS_CONTEXT, events: EVENTS });
    expect(parseEpcisQueryDocument(answer()).epcisBody.queryResults.queryName).to.equal("SimpleEventQuery");
    const single = alone(born);
    expect(parseEpcisEvent(single)).to.equal(single);
    expect(parseEpcis(single)).to.deep.equal({ context: [EPCIS_CONTEXT, CONTEXT], events: [single] });
  });

  it("may hold master data and extensions", () => {
    const header = {
      epcisMasterData: {
        vocabularyList: [
          {
            type: "urn:epcglobal:epcis:vtype:Location",
            vocabularyElementList: [
              { id: "urn:epc:id:sgln:6941234.00002.0", attributes: [{ id: "cbvmda:city", attribute: "Harbour" }] },
            ],
          },
        ],
      },
      "mw:batch": [1, { a: null }],
    };
    const json = { ...document(), epcisHeader: header, "https://example.org/waste/route": "R1" };
    expect(parseEpcisDocument(json)).to.equal(json);
  });

  it("are refused where a field is missing, wrong or unknown", async () => {
    await refusedAt({ ...document(), schemaVersion: "two" }, "schemaVersion");
    await refusedAt({ ...document(), creationDate: "2026-03-02" }, "creationDate");
    await refusedAt(without(document(), "@context"), "@context");
    await refusedAt({ ...document(), "@context": [EPCIS_CONTEXT, EPCIS_CONTEXT] }, "@context[1]");
    await refusedAt({ ...document(), "@context": "bare" }, "@context");
    await refusedAt({ ...document(), note: "hello" }, "note");
    await refusedAt({ ...document(), epcisBody: {} }, "epcisBody.eventList");
    await refusedAt({ ...document(), epcisHeader: { epcisMasterData: [] } }, "epcisHeader.epcisMasterData");
    await refusedAt(answer([], { subscriptionID: 1 }), "epcisBody.queryResults.subscriptionID");
    const at = "epcisBody.queryResults.resultsBody.eventList[1]";
    expect(await refusedAt(answer([born, { ...born, action: "CREATE" }]), `${at}.action`)).to.equal("CREATE");
    expect(await refusedAt(answer([born, 7]), at)).to.equal(7);
    await refused(() => parseEpcisDocument(answer()), "EPCIS_INVALID");
    await refused(() => parseEpcisQueryDocument(document()), "EPCIS_INVALID");
    await refused(() => createEpcisDocument({ creationDate: "today", events: [] }), "EPCIS_INVALID");
  });

  it("hold no list of events at the top, nor anything but JSON", async () => {
    await refusedAt([alone(born)], "");
    await refusedAt("ObjectEvent", "");
    await refusedAt(null, "");
    for (const value of [undefined, 1n, Number.NaN, () => 1, new Date(0)]) {
      await refused(() => parseEpcis(value), "JSON_INVALID");
    }
    const circle: { [name: string]: unknown } = alone(born);
    circle["mw:self"] = circle;
    await refused(() => parseEpcis(circle), "JSON_INVALID");
  });
});

describe("EPCIS events", () => {
  it("need a type, a time, a zone, and a context where they stand alone", async () => {
    await refusedAt(born, "@context");
    await refusedAt(alone(born, { type: "https://example.org/OwnEvent" }), "type");
    await refusedAt(alone(without(born, "eventTime")), "eventTime");
    await refusedAt(alone(born, { eventTime: "2026-03-02T09:15:00" }), "eventTime");
    await refusedAt(alone(born, { eventTimeZoneOffset: "+14:30" }), "eventTimeZoneOffset");
    await refusedAt(alone(born, { eventTimeZoneOffset: "Z" }), "eventTimeZoneOffset");
  });

  it("take the words of CBV bare, and others as URIs", async () => {
    parseEpcis(alone(born, { bizStep: "https://example.org/sealing", disposition: "mw:sealed" }));
    await refusedAt(alone(born, { bizStep: "sealing" }), "bizStep");
    await refusedAt(alone(born, { bizStep: "urn:epcglobal:cbv:bizstep:packing" }), "bizStep");
    await refusedAt(alone(born, { disposition: "gone" }), "disposition");
    const report = (changes: object) =>
      alone(born, { sensorElementList: [{ sensorReport: [{ type: "Mass", ...changes }] }] });
    await refusedAt(report({ type: "https://gs1.org/voc/Mass" }), "sensorElementList[0].sensorReport[0].type");
    await refusedAt(report({ value: "3.4" }), "sensorElementList[0].sensorReport[0].value");
    await refusedAt(report({ hexBinaryValue: "0x12" }), "sensorElementList[0].sensorReport[0].hexBinaryValue");
    await refusedAt(alone(born, { sensorElementList: [{ sensorReport: [] }] }), "sensorElementList[0].sensorReport");
  });

  it("name every other field in a namespace", async () => {
    await refusedAt(alone(born, { weight: 5 }), "weight");
    await refusedAt(alone(born, { my_waste: 5, "my_waste:kind": 5 }), "my_waste");
    await refusedAt(alone(born, { "my_waste:kind": 5 }), "my_waste:kind");
    await refusedAt(alone(born, { ilmd: { kind: "sharps" } }), "ilmd.kind");
    await refusedAt(alone(born, { readPoint: { id: BOX, room: 4 } }), "readPoint.room");
    await refusedAt(
      alone(packed, { childQuantityList: [{ epcClass: "a:b", "mw:kg": 1 }] }),
      "childQuantityList[0].mw:kg",
    );
    await refusedAt(JSON.parse(JSON.stringify(alone(born)).replace("{", '{"__proto__":{},')), "__proto__");
    await refusedAt(alone(born, { toString: null }), "toString");
    parseEpcis(alone(born, { "@context": [{ toString: null }, { constructor: 1 }] }));
  });

  it("keep the rules between their fields", async () => {
    await refusedAt(alone(born, { action: "OBSERVE" }), "ilmd");
    await refusedAt(alone(without(born, "epcList")), "epcList");
    await refusedAt(alone(born, { epcList: [BAG, BAG] }), "epcList[1]");
    await refusedAt(alone(born, { persistentDisposition: {} }), "persistentDisposition.set");
    await refusedAt(alone(born, { persistentDisposition: { set: [] } }), "persistentDisposition.set");
    await refusedAt(alone(packed, { childEPCs: [], childQuantityList: [] }), "childEPCs");
    await refusedAt(alone(without(packed, "parentID")), "parentID");
    await refusedAt(alone(without(tracked, "parentID"), { action: "OBSERVE" }), "parentID");
    await refusedAt(alone(listed, { bizTransactionList: [] }), "bizTransactionList");
    await refusedAt(alone(without(listed, "epcList")), "epcList");
    await refusedAt(alone(without(burnt, "inputEPCList"), { outputQuantityList: [] }), "inputEPCList");
    await refusedAt(alone(without(without(burnt, "transformationID"), "inputEPCList")), "inputEPCList");
    await refusedAt(alone(without(without(burnt, "transformationID"), "outputQuantityList")), "outputEPCList");
    const { errorDeclaration } = tracked;
    await refusedAt(
      alone(tracked, { errorDeclaration: { ...errorDeclaration, reason: "oops" } }),
      "errorDeclaration.reason",
    );
  });

  it("may leave out what their action does not ask for", () => {
    const sensed = { sensorElementList: [{ sensorReport: [{ type: "Mass" }] }], readPoint: { id: BOX } };
    for (const event of [
      { ...without(without(born, "epcList"), "ilmd"), ...sensed, action: "OBSERVE" },
      { ...without(packed, "parentID"), action: "OBSERVE" },
      { ...without(without(packed, "childEPCs"), "childQuantityList"), action: "DELETE" },
      { ...without(listed, "epcList"), action: "DELETE" },
      without(burnt, "outputQuantityList"),
      without(burnt, "inputEPCList"),
    ]) {
      parseEpcis(alone(event));
    }
  });

  it("never fail but with a code, and what is read is hashed", () => {
    const seeds = [document(), answer(), ...EVENTS.map((event) => alone(event))] as unknown as Json[];
    let read = 0;
    fc.assert(
      fc.property(mutations(seeds), (json) => {
        try {
          const { context, events } = parseEpcis(json);
          for (const event of events) expect(epcisEventHash(event, context)).to.match(HASH);
          read++;
        } catch (error) {
          if (!isTallyError(error, "EPCIS_INVALID")) throw error;
        }
      }),
      { numRuns: 2_000 },
    );
    expect(read).to.be.above(100);
  });

  it("never fail but with a code on any value", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        try {
          parseEpcis(value);
        } catch (error) {
          if (!isTallyError(error)) throw error;
        }
      }),
    );
  });
});

const HASH = /^ni:\/\/\/sha-256;[\da-f]{64}\?ver=CBV2\.0$/;
