import type {
  AggregationEvent,
  AssociationEvent,
  EpcisEvent,
  ObjectEvent,
  TransactionEvent,
  TransformationEvent,
} from "../sdk/custody/epcis/event.ts";

const when = { eventTime: "2026-03-02T09:15:00.250+08:00", eventTimeZoneOffset: "+08:00" } as const;

export const BOX = "https://id.gs1.org/00/369412340000005018";
export const BAG = "https://id.gs1.org/8003/06941234000012B7";
export const STORE = "https://id.gs1.org/414/6941234000029";

/** What the prefix of the extensions below means. */
export const CONTEXT = { mw: "https://example.org/waste/" } as const;

export const born: ObjectEvent = {
  type: "ObjectEvent",
  ...when,
  action: "ADD",
  bizStep: "commissioning",
  disposition: "active",
  epcList: [BAG, "https://id.gs1.org/8003/06941234000012B10"],
  readPoint: { id: STORE, "mw:room": "4" },
  ilmd: { "mw:class": "sharps", "mw:code": { "mw:list": "HW01", "mw:numbers": ["841-002-01", "841-001-01"] } },
};

export const weighed: ObjectEvent = {
  type: "ObjectEvent",
  ...when,
  action: "OBSERVE",
  bizStep: "collecting",
  persistentDisposition: { set: ["completeness_inferred", "conformant"], unset: ["damaged"] },
  quantityList: [{ epcClass: "https://id.gs1.org/01/06941234000050/10/A", quantity: 2.5, uom: "KGM" }],
  sensorElementList: [
    {
      sensorMetadata: { time: when.eventTime, deviceID: "https://id.gs1.org/8004/6941234SCALE01", "mw:shift": 2 },
      sensorReport: [
        { type: "Temperature", value: 4.5, uom: "CEL", exception: "ALARM_CONDITION" },
        { type: "Mass", value: 3.42, uom: "KGM", component: "x", "mw:tare": 0.1 },
      ],
    },
    { sensorReport: [{ type: "Dimensionless", booleanValue: true }] },
  ],
  sourceList: [{ type: "possessing_party", source: "https://id.gs1.org/417/6941234000005" }],
  destinationList: [
    { type: "possessing_party", destination: "https://id.gs1.org/417/6941235000004" },
    { type: "location", destination: STORE },
  ],
  certificationInfo: ["https://example.org/licence/2", "https://example.org/licence/1"],
};

export const packed: AggregationEvent = {
  type: "AggregationEvent",
  ...when,
  action: "ADD",
  bizStep: "packing",
  disposition: "container_closed",
  parentID: BOX,
  childEPCs: [BAG],
  childQuantityList: [{ epcClass: "https://id.gs1.org/01/06941234000050", quantity: 4 }],
  bizLocation: { id: STORE },
  "mw:sealNo": "S-000123",
};

export const listed: TransactionEvent = {
  type: "TransactionEvent",
  ...when,
  action: "ADD",
  bizTransactionList: [
    { type: "po", bizTransaction: "urn:epcglobal:cbv:bt:6941234000005:12" },
    { bizTransaction: "https://example.org/manifest/7" },
  ],
  parentID: BOX,
  epcList: [],
};

export const burnt: TransformationEvent = {
  type: "TransformationEvent",
  ...when,
  bizStep: "destroying",
  inputEPCList: [BOX, BAG],
  outputQuantityList: [{ epcClass: "https://id.gs1.org/01/06941234000050/10/ASH", quantity: 1, uom: "KGM" }],
  transformationID: "https://id.gs1.org/253/6941234000098T1",
};

export const tracked: AssociationEvent = {
  type: "AssociationEvent",
  ...when,
  action: "ADD",
  parentID: "https://id.gs1.org/8004/6941234TRUCK1",
  childEPCs: ["https://id.gs1.org/8004/6941234GPS1"],
  errorDeclaration: { declarationTime: "2026-03-03T00:00:00Z", reason: "did_not_occur", correctiveEventIDs: ["a:b"] },
};

/** One of each kind, and between them every field that an event can have but ids. */
export const EVENTS: readonly EpcisEvent[] = [born, weighed, packed, listed, burnt, tracked];
