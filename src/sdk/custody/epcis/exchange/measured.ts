import type { Profile } from "../../model/profile.ts";
import type { EpcisEvent } from "../event.ts";
import type { SensorElement, SensorReport } from "../sensor.ts";
import { field, hashField, isoTime } from "./terms.ts";

/** UCUM -> what is measured, and UN/CEFACT. */
const UNITS: Readonly<Record<string, readonly [type: "Mass" | "Volume" | "Length", uom: string]>> = {
  g: ["Mass", "GRM"],
  kg: ["Mass", "KGM"],
  t: ["Mass", "TNE"],
  mL: ["Volume", "MLT"],
  L: ["Volume", "LTR"],
  m3: ["Volume", "MTQ"],
  m: ["Length", "MTR"],
};

/** What somebody counted and weighed. */
export interface Measured {
  /** As a whole number, in the profile's unit and scale. */
  readonly quantity: number;
  readonly items: number;
  /** In seconds; when the event happened if left out. */
  readonly when?: number;
  readonly evidence?: string;
  /** Whose measurement it is. */
  readonly side?: "giver" | "receiver";
}

/** A measurement as the report of a sensor, with the whole number that the chain has. */
export function sensorElement(measured: Measured, profile: Profile, zone: string): SensorElement {
  const { quantity, items, when, evidence = "0x", side } = measured;
  const [type, uom] = UNITS[profile.unit] ?? (["Dimensionless", undefined] as const);
  const value = quantity / 10 ** profile.scale;
  return {
    ...(when === undefined ? {} : { sensorMetadata: { time: isoTime(when, zone) } }),
    sensorReport: [
      { type, value, ...(uom === undefined ? { "tally:unit": profile.unit } : { uom }) },
      { type: "Count", value: items },
    ],
    "tally:quantity": quantity,
    ...(side && { "tally:side": side }),
    ...hashField("tally:evidence", evidence),
  };
}

/** The reverse, for an element that has the whole number. */
export function measuredOf(element: SensorElement): Measured | undefined {
  const quantity = field(element, "tally:quantity");
  const items = element.sensorReport.find(({ type }) => type === "Count")?.value;
  if (typeof quantity !== "number" || items === undefined) return undefined;
  const time = element.sensorMetadata?.time;
  const [evidence, side] = [field(element, "tally:evidence"), field(element, "tally:side")];
  return {
    quantity,
    items,
    ...(time !== undefined && { when: Math.floor(Date.parse(time) / 1_000) }),
    ...(typeof evidence === "string" && { evidence }),
    ...((side === "giver" || side === "receiver") && { side }),
  };
}

/** A sensor's value as the whole number of a profile; undefined where it is in another unit or finer. */
export function storedQuantity({ type, value, uom = "" }: SensorReport, profile: Profile): number | undefined {
  if (value === undefined || type !== UNITS[profile.unit]?.[0]) return undefined;
  return storedAmount(value, uom, profile);
}

/** The same for any value, with the UN/CEFACT code of its unit. */
export function storedAmount(value: number, uom: string, { unit, scale }: Profile): number | undefined {
  if (uom !== UNITS[unit]?.[1]) return undefined;
  const stored = Math.round(value * 10 ** scale);
  return Math.abs(stored / 10 ** scale - value) < 1e-9 && stored > 0 ? stored : undefined;
}

/** What one side of a handover measured, where the event says which. */
export function measuredOfSide(event: EpcisEvent, profile: Profile, side: "giver" | "receiver"): number | undefined {
  const elements = (event.sensorElementList ?? []).filter((element) => field(element, "tally:side") === side);
  const values = elements.flatMap(({ sensorReport }) => sensorReport).map((report) => storedQuantity(report, profile));
  return values.find((value) => value !== undefined);
}
