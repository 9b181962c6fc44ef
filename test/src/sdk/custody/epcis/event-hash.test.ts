import { createHash } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import type { Json } from "../../../../../src/sdk/core/json/canonical-json.ts";
import type { EpcisContext } from "../../../../../src/sdk/custody/epcis/context.ts";
import type { EpcisEvent, ObjectEvent } from "../../../../../src/sdk/custody/epcis/event.ts";
import { epcisEventHash } from "../../../../../src/sdk/custody/epcis/event-hash.ts";
import { epcisPreHash } from "../../../../../src/sdk/custody/epcis/hash/pre-hash.ts";
import { BAG, BOX, born, CONTEXT, EVENTS, listed, packed, weighed } from "../../../../../src/testing/epcis-events.ts";
import { seeded } from "../../../../../src/testing/random.ts";

const NS = "{https://example.org/waste/}";
const CBV = "https://ref.gs1.org/cbv/";
const WHEN = "eventTime=2026-03-02T01:15:00.250ZeventTimeZoneOffset=+08:00";

const plain: ObjectEvent = {
  type: "ObjectEvent",
  eventTime: "2026-03-02T01:15:00.250Z",
  eventTimeZoneOffset: "+08:00",
  action: "OBSERVE",
  epcList: [],
};
const PLAIN = `eventType=ObjectEvent${WHEN}action=OBSERVE`;
const rest = (fields: object, context: EpcisContext = CONTEXT) => {
  const text = epcisPreHash({ ...plain, ...fields } as EpcisEvent, context);
  expect(text.startsWith(PLAIN), text).to.equal(true);
  return text.slice(PLAIN.length);
};

/** The same members and items in another order. */
function shuffled(value: Json, random: () => number): Json {
  if (value === null || typeof value !== "object") return value;
  const mix = <T>(list: readonly T[]) =>
    list
      .map((each) => [random(), each] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, each]) => each);
  if (Array.isArray(value)) return mix(value.map((each) => shuffled(each, random)));
  return Object.fromEntries(mix(Object.entries(value)).map(([name, each]) => [name, shuffled(each, random)]));
}

describe("the text that an EPCIS event is hashed by", () => {
  it("has fields in their order, then extensions", () => {
    expect(epcisPreHash(born, CONTEXT)).to.equal(
      `eventType=ObjectEvent${WHEN}epcListepc=https://id.gs1.org/8003/06941234000012B10epc=${BAG}action=ADD` +
        `bizStep=${CBV}BizStep-commissioningdisposition=${CBV}Disp-active` +
        `readPointid=https://id.gs1.org/414/6941234000029${NS}room=4` +
        `ilmd${NS}class=sharps${NS}code${NS}list=HW01${NS}numbers=841-001-01${NS}numbers=841-002-01`,
    );
    expect(epcisPreHash(packed, CONTEXT)).to.equal(
      `eventType=AggregationEvent${WHEN}parentID=${BOX}childEPCsepc=${BAG}` +
        "childQuantityListquantityElementepcClass=https://id.gs1.org/01/06941234000050quantity=4action=ADD" +
        `bizStep=${CBV}BizStep-packingdisposition=${CBV}Disp-container_closed` +
        `bizLocationid=https://id.gs1.org/414/6941234000029${NS}sealNo=S-000123`,
    );
  });

  it("has sensors before parties, which are sorted, types first", () => {
    expect(epcisPreHash(weighed, CONTEXT)).to.equal(
      `eventType=ObjectEvent${WHEN}certificationInfo=https://example.org/licence/1` +
        "certificationInfo=https://example.org/licence/2quantityListquantityElement" +
        "epcClass=https://id.gs1.org/01/06941234000050/10/Aquantity=2.5uom=KGM" +
        `action=OBSERVEbizStep=${CBV}BizStep-collecting` +
        `persistentDispositionset=${CBV}Disp-completeness_inferredset=${CBV}Disp-conformantunset=${CBV}Disp-damaged` +
        "sensorElementListsensorElementsensorMetadatatime=2026-03-02T01:15:00.250Z" +
        `deviceID=https://id.gs1.org/8004/6941234SCALE01${NS}shift=2` +
        `sensorReporttype=https://gs1.org/voc/Massvalue=3.42component=${CBV}Comp-xuom=KGM${NS}tare=0.1` +
        "sensorReporttype=https://gs1.org/voc/Temperatureexception=https://gs1.org/voc/ALARM_CONDITIONvalue=4.5uom=CEL" +
        "sensorElementsensorReporttype=https://gs1.org/voc/DimensionlessbooleanValue=true" +
        `destinationListtype=${CBV}SDT-locationdestination=https://id.gs1.org/414/6941234000029` +
        `type=${CBV}SDT-possessing_partydestination=https://id.gs1.org/417/6941235000004` +
        `sourceListtype=${CBV}SDT-possessing_partysource=https://id.gs1.org/417/6941234000005`,
    );
    expect(epcisPreHash({ ...listed, epcList: [BAG] })).to.equal(
      `eventType=TransactionEvent${WHEN}epcListepc=${BAG}parentID=${BOX}action=ADD` +
        "bizTransactionListbizTransaction=https://example.org/manifest/7" +
        `type=${CBV}BTT-pobizTransaction=urn:epcglobal:cbv:bt:6941234000005:12`,
    );
  });

  it("writes numbers without what is not needed, texts of digits too", () => {
    for (const [value, text] of [
      ...([
        [1, "1"],
        [-0, "0"],
        [2.5, "2.5"],
        [1e21, "1000000000000000000000"],
        [0.00000012, "0.00000012"],
      ] as const),
      ...([
        ["2.50", "2.5"],
        ["0815", "815"],
        ["-3.0", "-3"],
        ["1e5", "1e5"],
        ["+1", "+1"],
        ["1.", "1."],
      ] as const),
      ...([
        [" a b ", "a b"],
        ["12345678901234567890", "12345678901234567168"],
        [false, "false"],
      ] as const),
      ["9".repeat(400), "9".repeat(400)] as const,
    ]) {
      expect(rest({ "mw:v": value }), String(value)).to.equal(`${NS}v=${text}`);
    }
  });

  it("writes times in UTC, rounded half up at the fourth digit", () => {
    for (const [eventTime, text] of [
      ["2026-03-02T01:15:00.2504999Z", "2026-03-02T01:15:00.250Z"],
      ["2026-03-02T01:15:00.2505Z", "2026-03-02T01:15:00.251Z"],
      ["2025-12-31T23:59:59.9995-00:30", "2026-01-01T00:30:00.000Z"],
      ["2024-02-29T00:00:00+14:00", "2024-02-28T10:00:00.000Z"],
    ] as const) {
      expect(epcisPreHash({ ...plain, eventTime })).to.contain(`eventTime=${text}event`);
    }
    expect(rest({ "mw:due": "2026-03-02T09:15:00+08:00" })).to.equal(`${NS}due=2026-03-02T09:15:00+08:00`);
  });

  it("knows extensions by their namespaces, however those are written", () => {
    const own = { "mw:a": 1 };
    expect(rest(own)).to.equal(`${NS}a=1`);
    expect(rest({ "x:a": 1 }, ["https://example.org/c.jsonld", CONTEXT, { x: "https://example.org/waste/" }])).to.equal(
      `${NS}a=1`,
    );
    expect(rest({ "https://example.org/waste/a": 1 }, [])).to.equal(`${NS}a=1`);
    expect(rest({ ...own, "@context": { mw: { "@id": "https://example.org/own#" } } })).to.equal(
      "{https://example.org/own#}a=1",
    );
    expect(rest({ "https://example.org/own#a": 1 })).to.equal("{https://example.org/own#}a=1");
    expect(rest(own, [])).to.equal("mw:a=1");
    expect(rest({ "cbvmda:lot": "L1" }, [])).to.equal("{urn:epcglobal:cbv:mda:}lot=L1");
  });

  it("takes any JSON in extensions", () => {
    expect(
      rest({ "mw:a": { "mw:c": [{ x: true }, { x: "" }], "mw:b": null }, "mw:d": [], "mw:e": [["q", "p"]] }),
    ).to.equal(`${NS}a${NS}cx${NS}cx=true${NS}e=p=q`);
  });

  it("sorts by code point", () => {
    expect(rest({ "mw:a": ["\u{1f600}", "\uff5e", "b", "ba"] })).to.equal(
      `${NS}a=b${NS}a=ba${NS}a=\uff5e${NS}a=\u{1f600}`,
    );
  });

  it("leaves out what says nothing about the event", () => {
    const rdfs = "http://www.w3.org/2000/01/rdf-schema#";
    const silent = {
      eventID: "urn:uuid:1",
      recordTime: "2026-03-02T09:15:00Z",
      "rdfs:comment": "hello",
      [`${rdfs}comment`]: "x",
      errorDeclaration: { declarationTime: "2026-03-03T00:00:00Z" },
    };
    expect(rest({ ...silent, "mw:a": { "rdfs:comment": "hello" } }, [CONTEXT, { rdfs }])).to.equal(`${NS}a`);
  });
});

describe("the hash of an EPCIS event", () => {
  it("is of that text", () => {
    const hex = createHash("sha256").update(epcisPreHash(born, CONTEXT)).digest("hex");
    expect(epcisEventHash(born, CONTEXT)).to.equal(`ni:///sha-256;${hex}?ver=CBV2.0`);
  });

  it("does not depend on the order of members and lists", () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVENTS), fc.nat(), (event, seed) => {
        const other = shuffled(event as unknown as Json, seeded(seed)) as unknown as EpcisEvent;
        expect(epcisEventHash(other, CONTEXT)).to.equal(epcisEventHash(event, CONTEXT));
      }),
    );
  });

  it("does not depend on how words and identifiers are written", () => {
    const words = {
      bizStep: "packing",
      disposition: "active",
      epcList: [BOX],
      readPoint: { id: BAG },
      bizTransactionList: [{ type: "po", bizTransaction: "https://id.gs1.org/253/6941234000098T1" }],
      sourceList: [{ type: "location", source: "https://id.gs1.org/414/6941234000029" }],
    };
    const urns = {
      bizStep: "urn:epcglobal:cbv:bizstep:packing",
      disposition: "urn:epcglobal:cbv:disp:active",
      epcList: ["urn:epc:id:sscc:6941234.3000000501"],
      readPoint: { id: "urn:epc:id:grai:6941234.00001.B7" },
      bizTransactionList: [{ type: "urn:epcglobal:cbv:btt:po", bizTransaction: "urn:epc:id:gdti:6941234.00009.T1" }],
      sourceList: [{ type: "urn:epcglobal:cbv:sdt:location", source: "urn:epc:id:sgln:6941234.00002.0" }],
    };
    const uris = {
      bizStep: `${CBV}BizStep-packing`,
      disposition: "cbv:Disp-active",
      readPoint: { id: "https://a.example/x/8003/06941234000012B7?k=1" },
      epcList: ["http://waste.example/00/369412340000005018"],
      bizTransactionList: [{ type: "cbv:BTT-po", bizTransaction: "https://a.example/253/6941234000098T1" }],
      sourceList: [{ type: `${CBV}SDT-location`, source: "https://a.example/414/6941234000029#x" }],
    };
    const hashOf = (fields: object) => epcisEventHash({ ...plain, ...fields } as EpcisEvent);
    expect(hashOf(urns)).to.equal(hashOf(words));
    expect(hashOf(uris)).to.equal(hashOf(words));
  });

  it("does not depend on whether a value is a CURIE, whoever declares its prefix", () => {
    expect(rest({ "mw:a": "mw:b" })).to.equal(`${NS}a=https://example.org/waste/b`);
    const context = [
      CONTEXT,
      { key: "urn:epc:id:sscc:", step: { "@id": "urn:epcglobal:cbv:bizstep:" } },
    ] as EpcisContext;
    const named = { ...plain, epcList: ["key:6941234.3000000501"], bizStep: "step:packing" } as EpcisEvent;
    const written = { ...plain, epcList: [BOX], bizStep: "packing" } as EpcisEvent;
    expect(epcisEventHash(named, context)).to.equal(epcisEventHash(written));
    const cooling = epcisPreHash({ ...plain, bizStep: "mw:bizStep-cooling" as never }, CONTEXT);
    expect(cooling).to.equal(`${PLAIN}bizStep=https://example.org/waste/bizStep-cooling`);
    for (const other of ["mw://b", "unknown:b", "b"]) expect(rest({ "mw:a": other })).to.equal(`${NS}a=${other}`);
  });

  it("changes with every field that speaks", () => {
    const same = EVENTS.flatMap((event) =>
      Object.keys(event).filter((name) => {
        const { [name as "action"]: _, ...less } = event as ObjectEvent;
        return epcisEventHash(less as EpcisEvent, CONTEXT) === epcisEventHash(event, CONTEXT);
      }),
    );
    // The list of EPCs is an empty one.
    expect(same).to.deep.equal(["epcList", "errorDeclaration"]);
  });
});
