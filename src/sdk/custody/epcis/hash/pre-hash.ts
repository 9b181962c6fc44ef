import type { Json } from "../../../core/json/canonical-json.ts";
import type { EpcisContext } from "../document.ts";
import type { EpcisEvent } from "../event.ts";
import { extensions, type Field, fields, group, items, type Layout, sorted, time, value } from "./layout.ts";
import { namespacesOf } from "./namespaces.ts";

const CBV = "https://ref.gs1.org/cbv/";
const GS1 = "https://gs1.org/voc/";

const any = value();
const disposition = value(`${CBV}Disp-`);
const party = value(`${CBV}SDT-`);
const epcs = items("epc", any);
const quantities = items("quantityElement", group({ epcClass: any, quantity: any, uom: any }));
const place = group({ id: any });

const device = { deviceID: any, deviceMetadata: any, rawData: any, dataProcessingMethod: any, bizRules: any };

const sensorReport = group({
  type: value(GS1),
  exception: value(GS1),
  ...device,
  time,
  microorganism: any,
  chemicalSubstance: any,
  value: any,
  component: value(`${CBV}Comp-`),
  stringValue: any,
  booleanValue: any,
  hexBinaryValue: any,
  uriValue: any,
  minValue: any,
  maxValue: any,
  meanValue: any,
  sDev: any,
  percRank: any,
  percValue: any,
  uom: any,
  coordinateReferenceSystem: any,
});

const sensorMetadata = group({ time, startTime: time, endTime: time, ...device });

const ORDERED: Layout = {
  eventTime: time,
  eventTimeZoneOffset: any,
  // Not in the standard's table; the reference implementation has it here.
  certificationInfo: any,
  epcList: epcs,
  parentID: any,
  inputEPCList: epcs,
  childEPCs: epcs,
  quantityList: quantities,
  childQuantityList: quantities,
  inputQuantityList: quantities,
  outputEPCList: epcs,
  outputQuantityList: quantities,
  action: any,
  transformationID: any,
  bizStep: value(`${CBV}BizStep-`),
  disposition,
  persistentDisposition: group({ set: disposition, unset: disposition }),
  readPoint: place,
  bizLocation: place,
  sensorElementList: items("sensorElement", group({ sensorMetadata, sensorReport })),
};

/** In the standard's table these have places before the sensors. The reference implementation sorts them in with the extensions. */
const SORTED_IN: Layout = {
  bizTransactionList: items("", group({ type: value(`${CBV}BTT-`), bizTransaction: any })),
  sourceList: items("", group({ type: party, source: any })),
  destinationList: items("", group({ type: party, destination: any })),
  ilmd: group({}),
};

const silent: Field = () => "";
const SILENT: Layout = { type: silent, recordTime: silent, eventID: silent, errorDeclaration: silent };

/**
 * The text that an event's hash is taken of (CBV 2.0, 8.9), as the reference implementation writes it.
 *
 * @example
 * import { parseJson } from "tallystick";
 * import { epcisPreHash, parseEpcis } from "tallystick/custody";
 *
 * const { context, events } = parseEpcis(parseJson(text));
 * const texts = events.map((event) => epcisPreHash(event, context));
 */
export function epcisPreHash(event: EpcisEvent, context?: EpcisContext): string {
  const namespaces = namespacesOf(context, event["@context"]);
  const members = event as unknown as { readonly [name: string]: Json };
  const rest = [
    ...Object.keys(SORTED_IN).map((name) => fields(members, { [name]: SORTED_IN[name] as Field }, namespaces)),
    ...extensions(members, [ORDERED, SORTED_IN, SILENT], namespaces),
  ];
  return `eventType=${event.type}${fields(members, ORDERED, namespaces)}${sorted(rest)}`;
}
