import { readdirSync } from "node:fs";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { expect } from "chai";
import fc from "fast-check";
import { isTallyError } from "../../src/lib/errors.ts";
import type { Json } from "../../src/sdk/core/json/canonical-json.ts";
import type { EpcisContext } from "../../src/sdk/custody/epcis/context.ts";
import type { EpcisEvent } from "../../src/sdk/custody/epcis/event.ts";
import { epcisEventHash } from "../../src/sdk/custody/epcis/event-hash.ts";
import { epcisPreHash } from "../../src/sdk/custody/epcis/hash/pre-hash.ts";
import { parseEpcis, parseEpcisDocument } from "../../src/sdk/custody/epcis/parse-epcis.ts";
import { EPCIS_DATA, epcisData, needsEpcisData, officialEpcisValidator } from "../../src/testing/epcis.ts";
import { refused } from "../../src/testing/errors.ts";
import { mutations } from "../../src/testing/mutations.ts";

/** Vectors whose event the material has in XML alone, which nothing here reads. */
const XML_ALONE = [
  ...[0, 2, 4, 6, 8, 10].map((index) => `SensorDataExamples ${index}`),
  "epcisDocWith2DifferentTransformationEvents 1",
  "epcisDocWithTransformationEventWithExtension 0",
  "epcisXmlDocHavingEventWithIgnoreFields 1",
  "epcisXmlQueryDocHavingEventWithIgnoreFields 1",
];

interface Vector {
  readonly file: string;
  readonly index: number;
  readonly prehash: string;
  readonly hash: string;
  readonly context?: EpcisContext;
  readonly event?: EpcisEvent;
}

const vectors = (): Vector[] => epcisData("event-hash-vectors.json").vectors;
const withEvent = () => vectors().filter(({ event }) => event !== undefined) as Required<Vector>[];
const example = () => epcisData("medical-waste-example.jsonld");
const invalid = () => readdirSync(`${EPCIS_DATA}invalid`).filter((name) => name.endsWith(".json"));

/** Every document, and every event by itself, that the material has. */
function all(): [string, Json][] {
  const minimal = epcisData("minimal-events.json") as Json[];
  return [
    ["medical-waste-example", example()],
    ["minimal-events", minimal],
    ...minimal.map((event, i): [string, Json] => [`minimal-events ${i}`, event]),
    ...invalid().map((name): [string, Json] => [name, epcisData(`invalid/${name}`)]),
    ...withEvent().flatMap(({ file, index, context, event }): [string, Json][] => [
      [`${file} ${index}`, { ...event, "@context": context } as unknown as Json],
      [`${file} ${index} without context`, event as unknown as Json],
    ]),
  ];
}

/** The field for which our reader refuses, or "none". */
function refusedField(json: Json): string {
  try {
    parseEpcis(json);
    return "none";
  } catch (error) {
    if (isTallyError(error, "EPCIS_INVALID")) return String(error.values.field);
    throw error;
  }
}

const accepts = (json: Json) => refusedField(json) === "none";

/** Where our reader is the stricter: types of one's own, containers, times, and names in a place that have no namespace. */
const STRICTER = /^none$|^(.*eventList\[\d+\]\.)?(type|parentID)$|([tT]ime|Date)$|(readPoint|bizLocation)\.[^.]*$/;

describe("event hashes of EPCIS 2.0", () => {
  before(needsEpcisData);

  it("are the reference's, from the event, its context and its text", () => {
    expect(withEvent()).to.have.length.above(15);
    for (const { file, index, event, context, prehash, hash } of withEvent()) {
      expect(epcisPreHash(event, context), `${file} ${index}`).to.equal(prehash);
      expect(epcisEventHash(event, context)).to.equal(hash);
      expect(epcisEventHash({ ...event, "@context": context })).to.equal(hash);
    }
  });

  it("are not compared where the event is recorded in XML alone: the hash there is that of the recorded text", () => {
    const rest = vectors().filter(({ event }) => event === undefined);
    expect(rest.map(({ file, index }) => `${file} ${index}`)).to.deep.equal(XML_ALONE);
    for (const { prehash, hash } of rest) {
      expect(`ni:///sha-256;${bytesToHex(sha256(utf8ToBytes(prehash)))}?ver=CBV2.0`).to.equal(hash);
    }
  });
});

describe("GS1's JSON schema of EPCIS 2.0", () => {
  before(needsEpcisData);

  it("agrees with our reader on every document and every event", () => {
    const official = officialEpcisValidator();
    const [good, bad] = [0, 1].map((i) => all().filter(([, json]) => (official(json).length === 0 ? 0 : 1) === i));
    expect(good).to.have.length.above(25);
    expect(bad).to.have.length.above(15);
    expect(good?.filter(([, json]) => !accepts(json)).map(([name]) => name)).to.deep.equal([]);
    expect(bad?.filter(([, json]) => accepts(json)).map(([name]) => name)).to.deep.equal([]);
  });

  it("has a place for every refusal", async () => {
    const fields: Record<string, string> = {};
    for (const name of invalid()) {
      const error = await refused(() => parseEpcisDocument(epcisData(`invalid/${name}`)), "EPCIS_INVALID");
      fields[name.replace(/\.json$/, "")] = String(error.values.field);
    }
    const first = "epcisBody.eventList[0]";
    expect(fields).to.deep.equal({
      Combination_of_events_with_missing_mandatory_fields: `${first}.action`,
      Combination_of_multiple_invalid_fields: `${first}.bizStep`,
      Combination_of_non_standard_bizStep_and_disposition: `${first}.bizStep`,
      EPCISDocument_without_context: "@context",
      ObjectEvent_with_ilmd_field_without_namespace: `${first}.ilmd.materialType`,
      ObjectEvent_with_invalid_action: `${first}.action`,
      ObjectEvent_with_invalid_certificationInfo: `${first}.certificationInfo[0]`,
      ObjectEvent_with_invalid_eventTime_format: `${first}.eventTime`,
      ObjectEvent_with_non_standard_bizStep: `${first}.bizStep`,
      ObjectEvent_with_non_standard_bizStep_in_second_event: "epcisBody.eventList[1].bizStep",
      ObjectEvent_with_non_standard_disposition: `${first}.disposition`,
      ObjectEvent_with_quantity_as_text: `${first}.quantityList[0].quantity`,
      ObjectEvent_with_unknown_field_in_quantityList: `${first}.quantityList[0].weight`,
      ObjectEvent_without_action_and_eventTime: `${first}.eventTime`,
      ObjectEvent_without_identifier_list: `${first}.epcList`,
    });
  });

  it("lets pass all that our reader lets pass, whatever is changed in a document", () => {
    const official = officialEpcisValidator();
    const seeds = all().map(([, json]) => json);
    let taken = 0;
    fc.assert(
      fc.property(mutations(seeds), (json) => {
        if (!accepts(json)) return;
        taken++;
        expect(official(json), JSON.stringify(json)).to.deep.equal([]);
      }),
      { numRuns: 3_000 },
    );
    expect(taken).to.be.above(100);
  });

  it("refuses what our reader refuses, but for where that is stricter", () => {
    const official = officialEpcisValidator();
    const seeds = all().map(([, json]) => json);
    fc.assert(
      fc.property(mutations(seeds), (json) => {
        if (official(json).length === 0) expect(refusedField(json), JSON.stringify(json)).to.match(STRICTER);
      }),
      { numRuns: 3_000 },
    );
  });
});
