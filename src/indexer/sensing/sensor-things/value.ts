import type { Geometry } from "./geometry.ts";

/** A moment, or a time from one to another, in milliseconds. */
export interface Time {
  readonly kind: "time";
  readonly from: number;
  readonly to: number;
  /** Minutes that its writer was ahead of UTC. */
  readonly offset: number;
}

/** A day, a time of day in milliseconds, or a length of time in milliseconds. */
export interface TimePart {
  readonly kind: "date" | "timeOfDay" | "duration";
  readonly value: number;
}

export interface Place {
  readonly kind: "place";
  readonly geometry: Geometry;
}

/** What an expression can be worth. */
export type Value = string | number | boolean | null | Time | TimePart | Place;

export const isTime = (value: Value): value is Time => typeof value === "object" && value?.kind === "time";
export const isPart = (value: Value): value is TimePart =>
  typeof value === "object" && value !== null && ["date", "timeOfDay", "duration"].includes(value.kind);
export const isPlace = (value: Value): value is Place => typeof value === "object" && value?.kind === "place";

/** Properties that are times. */
export const TIMES: readonly string[] = ["phenomenonTime", "resultTime", "time", "validTime"];

const DATE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?$/;
export const DAY = 86_400_000;

/** A moment or an interval of ISO 8601; undefined where the text is none. One without a zone is UTC. */
export function timeIn(text: string): Time | undefined {
  const [first = "", last = first, ...more] = text.split("/");
  const [from, to] = [momentIn(first), momentIn(last)];
  if (from === undefined || to === undefined || more.length > 0 || to.at < from.at) return undefined;
  return { kind: "time", from: from.at, to: to.at, offset: from.offset };
}

function momentIn(text: string): { readonly at: number; readonly offset: number } | undefined {
  const [, date, time, zone = "Z"] = DATE_TIME.exec(text) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const at = Date.parse(`${date}T${time.replace(/(\.\d{3})\d+$/, "$1")}Z`) - offset * 60_000;
  return Number.isFinite(at) ? { at, offset } : undefined;
}

/** A value as `eq` and its likes compare it: below zero, zero or above; undefined where the two have no order. */
export function compare(a: Value, b: Value): number | undefined {
  if (a === null || b === null) return a === b ? 0 : undefined;
  if (isTime(a) || isTime(b)) return compareTimes(asTime(a), asTime(b));
  if (isPart(a) && isPart(b)) return a.kind === b.kind ? a.value - b.value : undefined;
  if (isPart(a) || isPart(b) || isPlace(a) || isPlace(b)) return undefined;
  if (typeof a === "number" || typeof b === "number") {
    const [left, right] = [Number(a), Number(b)];
    const areNumbers = ![a, b].includes("") && !Number.isNaN(left) && !Number.isNaN(right);
    return areNumbers ? left - right : compareTexts(String(a), String(b));
  }
  return compareTexts(String(a), String(b));
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const asTime = (value: Value): Time | undefined =>
  typeof value === "string" ? timeIn(value) : value !== null && isTime(value) ? value : undefined;

/** One that is wholly before the other is less; those that overlap have no order unless they are the same. */
function compareTimes(a: Time | undefined, b: Time | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a.from === b.from && a.to === b.to) return 0;
  if (a.to <= b.from) return -1;
  return a.from >= b.to ? 1 : undefined;
}
