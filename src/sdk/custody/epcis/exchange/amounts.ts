import type { Json } from "../../../core/json/canonical-json.ts";
import type { Profile } from "../../model/profile.ts";
import type { EpcisEvent, QuantityElement } from "../event.ts";
import { identifierOf } from "./identifiers.ts";
import { storedAmount, storedQuantity } from "./measured.ts";
import { field } from "./terms.ts";

/** Measurements of an event in a profile's unit, each value once. Whose they are is for who reads to know. */
export function weighed({ sensorElementList = [] }: EpcisEvent, profile: Profile): number[] {
  const reports = sensorElementList.flatMap(({ sensorReport }) => sensorReport);
  return [...new Set(reports.map((report) => storedQuantity(report, profile)))].filter((each) => each !== undefined);
}

/** Pieces that an event counts; undefined where it counts none, or two sensors differ. */
export function counted({ sensorElementList = [] }: EpcisEvent): number | undefined {
  const reports = sensorElementList.flatMap(({ sensorReport }) => sensorReport).filter(({ type }) => type === "Count");
  const [count, ...others] = new Set(reports.map(({ value }) => value));
  return others.length === 0 && Number.isInteger(count) ? count : undefined;
}

/** What each of some units weighs: by the master data, which holds for each, or by a scale that weighed the only one. */
export function weightOfEach(event: EpcisEvent, profile: Profile, units: number): number | undefined {
  const values = weighed(event, profile);
  const [each] = values;
  if (units === 1 && values.length > 0) return values.length === 1 ? each : undefined;
  return netWeight(event, profile);
}

/**
 * Master data has the net weight as GS1's Web Vocabulary writes it, `{ value, unitCode }`, or as CBV does, `{ measurement,
 * measurementUnitCode }`; whatever the prefix.
 */
function netWeight(event: EpcisEvent, profile: Profile): number | undefined {
  const ilmd = ("ilmd" in event ? event.ilmd : undefined) ?? {};
  const weight = member(ilmd, "netWeight") ?? member(ilmd, "netContent");
  if (typeof weight !== "object" || weight === null) return undefined;
  const value = Number(member(weight, "value") ?? member(weight, "measurement") ?? Number.NaN);
  const uom = member(weight, "unitCode") ?? member(weight, "measurementUnitCode");
  return typeof uom === "string" ? storedAmount(value, uom, profile) : undefined;
}

const member = (from: object, local: string): Json | undefined => {
  const name = Object.keys(from).find((each) => each.split(/[:/#]/).at(-1) === local);
  return name === undefined ? undefined : field(from, name);
};

/** A lot as a unit of its own, with its amount; undefined for goods of no lot, or without an amount in the profile's unit. */
export function lotOf({ epcClass, quantity, uom }: QuantityElement, profile: Profile) {
  const unit = identifierOf(epcClass);
  const stored = quantity === undefined || uom === undefined ? undefined : storedAmount(quantity, uom, profile);
  return /^01\/\d+\/10\/./.test(unit) && stored !== undefined ? { unit, quantity: stored } : undefined;
}
