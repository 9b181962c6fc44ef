import type { AggregationEvent, ObjectEvent, TransformationEvent } from "../sdk/custody/epcis/event.ts";

// Events as another system writes them: no field of ours, GLNs, GS1's and CBV's terms alone.

const GS1 = "https://id.gs1.org/";
export const OTHER_SYSTEM_PARTIES = ["6941234000005", "6941235000004", "6941236000003"] as const;
export const OTHER_SYSTEM_BAGS = [`${GS1}8003/06941234000012B1`, `${GS1}8003/06941234000012B2`] as const;
export const OTHER_SYSTEM_BOX = `${GS1}00/369412340000050013`;
export const OTHER_SYSTEM_CONTEXT = { mw: "https://example.org/waste/", gs1: "https://gs1.org/voc/" } as const;

/** Minutes after a time, in UTC. */
const timesFrom = (start: number) => (minutes: number) => ({
  eventTime: new Date((start + minutes * 60) * 1_000).toISOString(),
  eventTimeZoneOffset: "+00:00",
});
const placed = (gln: string) => ({ bizLocation: { id: `${GS1}414/${gln}` } });
const passing = (from: number, to: number) =>
  ({
    sourceList: [{ type: "possessing_party", source: `${GS1}417/${OTHER_SYSTEM_PARTIES[from]}` }],
    destinationList: [{ type: "possessing_party", destination: `${GS1}417/${OTHER_SYSTEM_PARTIES[to]}` }],
  }) as const;
export const massOf = (value: number) =>
  ({ sensorElementList: [{ sensorReport: [{ type: "Mass", value, uom: "KGM" }] }] }) as const;

const [WARD, STORE, LORRY, PLANT] = ["6941234000012", "6941234000029", "6941234000036", "6941234000043"] as const;

/**
 * Two bags of 3 kg and a box, packed, stored, handed to a carrier and to a plant, and burnt there.
 *
 * @param start Seconds.
 */
export function otherSystemJourney(start: number) {
  const at = timesFrom(start);
  const seen = { type: "ObjectEvent", action: "OBSERVE", epcList: [OTHER_SYSTEM_BOX] } as const;
  const bags: ObjectEvent = {
    type: "ObjectEvent",
    ...at(0),
    action: "ADD",
    bizStep: "commissioning",
    epcList: OTHER_SYSTEM_BAGS,
    ilmd: { "mw:code": "841-001-01", "gs1:netWeight": { "gs1:value": "3", "gs1:unitCode": "KGM" } },
    ...placed(STORE),
  };
  const box: ObjectEvent = {
    type: "ObjectEvent",
    ...at(1),
    action: "ADD",
    bizStep: "commissioning",
    epcList: [OTHER_SYSTEM_BOX],
    ...placed(STORE),
  };
  const boxed: AggregationEvent = {
    type: "AggregationEvent",
    ...at(2),
    action: "ADD",
    bizStep: "packing",
    parentID: OTHER_SYSTEM_BOX,
    childEPCs: OTHER_SYSTEM_BAGS,
  };
  const stored: ObjectEvent = { ...seen, ...at(3), bizStep: "storing", ...placed(STORE) };
  const carried: ObjectEvent = {
    ...seen,
    ...at(4),
    bizStep: "accepting",
    disposition: "in_transit",
    ...placed(LORRY),
    ...passing(0, 1),
    ...massOf(6.1),
  };
  const delivered: ObjectEvent = {
    ...seen,
    ...at(5),
    bizStep: "accepting",
    disposition: "in_progress",
    ...placed(PLANT),
    ...passing(1, 2),
    ...massOf(6),
  };
  const burnt: ObjectEvent = {
    type: "ObjectEvent",
    ...at(6),
    action: "DELETE",
    bizStep: "destroying",
    disposition: "destroyed",
    epcList: [...OTHER_SYSTEM_BAGS, OTHER_SYSTEM_BOX],
  };
  return { bags, box, boxed, stored, carried, delivered, burnt };
}

/** Bags turned to a lot of ash, and two things made of a bag. */
export function otherSystemTransformations(start: number): Readonly<Record<"ash" | "things", TransformationEvent>> {
  const what = { type: "TransformationEvent", ...timesFrom(start)(3), bizStep: "commissioning" } as const;
  return {
    ash: {
      ...what,
      inputEPCList: OTHER_SYSTEM_BAGS,
      ilmd: { "mw:class": "ash" },
      ...placed(WARD),
      outputQuantityList: [{ epcClass: `${GS1}01/06941234000050/10/ASH1`, quantity: 1.5, uom: "KGM" }],
    },
    things: {
      ...what,
      inputEPCList: OTHER_SYSTEM_BAGS.slice(0, 1),
      ...placed(WARD),
      outputEPCList: [`${GS1}8003/06941234000012A1`, `${GS1}8003/06941234000012A2`],
      ilmd: {
        "mw:class": "ash",
        "cbvmda:netWeight": { "cbvmda:measurement": 0.5, "cbvmda:measurementUnitCode": "KGM" },
      },
    },
  };
}
