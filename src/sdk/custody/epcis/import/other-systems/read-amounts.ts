import type { Json } from "../../../../core/json/canonical-json.ts";
import type { Profile } from "../../../model/profile.ts";
import type { EpcisEvent, QuantityElement } from "../../event.ts";
import type { SensorReport } from "../../sensor.ts";
import { decodeEpc } from "../../shared/identifiers.ts";
import type { Side } from "../../shared/measurement.ts";
import { QUANTITY_UNITS } from "../../shared/quantity-units.ts";
import { readField } from "../../shared/terms.ts";

/** All amounts that the sensors of an event measured, each once: the event does not say which side measured which. */
export function readMeasuredAmounts({ sensorElementList = [] }: EpcisEvent, profile: Profile): number[] {
  const reports = sensorElementList.flatMap(({ sensorReport }) => sensorReport);
  return [...new Set(reports.map((report) => readReport(report, profile)))].filter((each) => each !== undefined);
}

/** The amount that one side of a handover measured, where the event says which side measured it. */
export function readSideAmount(event: EpcisEvent, profile: Profile, side: Side): number | undefined {
  const elements = (event.sensorElementList ?? []).filter((element) => readField(element, "tally:side") === side);
  const values = elements.flatMap(({ sensorReport }) => sensorReport).map((report) => readReport(report, profile));
  return values.find((value) => value !== undefined);
}

/** The pieces that an event counts; undefined where it counts none, or two sensors differ. */
export function readCount({ sensorElementList = [] }: EpcisEvent): number | undefined {
  const reports = sensorElementList.flatMap(({ sensorReport }) => sensorReport).filter(({ type }) => type === "Count");
  const [count, ...others] = new Set(reports.map(({ value }) => value));
  return others.length === 0 && Number.isInteger(count) ? count : undefined;
}

/** The amount of each of some units: the master data's, which holds for each, or for a single unit the one that a sensor measured. */
export function readEachAmount(event: EpcisEvent, profile: Profile, units: number): number | undefined {
  const values = readMeasuredAmounts(event, profile);
  const [each] = values;
  if (units === 1 && values.length > 0) return values.length === 1 ? each : undefined;
  return readNetWeight(event, profile);
}

/** A lot as a unit of its own, with its amount; undefined for goods of no lot, or without an amount in the profile's unit. */
export function readLot({ epcClass, quantity, uom }: QuantityElement, profile: Profile) {
  const unit = decodeEpc(epcClass);
  const amount = quantity === undefined || uom === undefined ? undefined : toAmount(quantity, uom, profile);
  return /^01\/\d+\/10\/./.test(unit) && amount !== undefined ? { unit, quantity: amount } : undefined;
}

/**
 * Master data has the net weight as GS1's Web Vocabulary writes it, `{ value, unitCode }`, or as CBV does, `{ measurement,
 * measurementUnitCode }`; under any prefix.
 */
function readNetWeight(event: EpcisEvent, profile: Profile): number | undefined {
  const ilmd = ("ilmd" in event ? event.ilmd : undefined) ?? {};
  const weight = readMember(ilmd, "netWeight") ?? readMember(ilmd, "netContent");
  if (typeof weight !== "object" || weight === null) return undefined;
  const value = Number(readMember(weight, "value") ?? readMember(weight, "measurement") ?? Number.NaN);
  const uom = readMember(weight, "unitCode") ?? readMember(weight, "measurementUnitCode");
  return typeof uom === "string" ? toAmount(value, uom, profile) : undefined;
}

const readMember = (from: object, local: string): Json | undefined => {
  const name = Object.keys(from).find((each) => each.split(/[:/#]/).at(-1) === local);
  return name === undefined ? undefined : readField(from, name);
};

function readReport({ type, value, uom = "" }: SensorReport, profile: Profile): number | undefined {
  if (value === undefined || type !== QUANTITY_UNITS[profile.unit]?.[0]) return undefined;
  return toAmount(value, uom, profile);
}

/** A value as a whole number in the profile's unit and scale; undefined where it is in another unit, or finer. */
function toAmount(value: number, uom: string, { unit, scale }: Profile): number | undefined {
  if (uom !== QUANTITY_UNITS[unit]?.[1]) return undefined;
  const amount = Math.round(value * 10 ** scale);
  return Math.abs(amount / 10 ** scale - value) < 1e-9 && amount > 0 ? amount : undefined;
}
