import type { Profile } from "../../model/profile.ts";
import type { SensorElement } from "../sensor.ts";
import { QUANTITY_UNITS } from "./quantity-units.ts";
import { decodeTime, encodeHash, encodeTime, readField } from "./terms.ts";

/** The side of a handover that measured. */
export type Side = "giver" | "receiver";

/** Amount and pieces of a unit as somebody measured them. */
export interface Measurement {
  /** A whole number in the profile's unit and scale. */
  readonly quantity: number;
  readonly items: number;
  /** In seconds. @default the time of the event */
  readonly when?: number;
  readonly evidence?: string;
  readonly side?: Side;
}

/** The sensor element of a measurement. `tally:quantity` in it is the whole number that the chain stores. */
export function encodeMeasurement(measurement: Measurement, profile: Profile, zone: string): SensorElement {
  const { quantity, items, when, evidence = "0x", side } = measurement;
  const [type, uom] = QUANTITY_UNITS[profile.unit] ?? (["Dimensionless", undefined] as const);
  const value = quantity / 10 ** profile.scale;
  return {
    ...(when === undefined ? {} : { sensorMetadata: { time: encodeTime(when, zone) } }),
    sensorReport: [
      { type, value, ...(uom === undefined ? { "tally:unit": profile.unit } : { uom }) },
      { type: "Count", value: items },
    ],
    "tally:quantity": quantity,
    ...(side && { "tally:side": side }),
    ...encodeHash("tally:evidence", evidence),
  };
}

/** The measurement in a sensor element that `encodeMeasurement` made; undefined for any other element. */
export function decodeMeasurement(element: SensorElement): Measurement | undefined {
  const quantity = readField(element, "tally:quantity");
  const items = element.sensorReport.find(({ type }) => type === "Count")?.value;
  if (typeof quantity !== "number" || items === undefined) return undefined;
  const time = element.sensorMetadata?.time;
  const [evidence, side] = [readField(element, "tally:evidence"), readField(element, "tally:side")];
  return {
    quantity,
    items,
    ...(time !== undefined && { when: decodeTime(time) }),
    ...(typeof evidence === "string" && { evidence }),
    ...((side === "giver" || side === "receiver") && { side }),
  };
}
