import { distanceTo, lengthOf, segmentsOf, type Geometry } from "./geometry.ts";
import { isOfPattern, matrixOf, RELATIONS } from "./relate.ts";
import { DAY, isPart, isPlace, isTime, timeIn, type Time, type Value } from "./value.ts";

/** A function of expressions. One that cannot do anything with its values is worth nothing: no comparison with that holds. */
export interface Built {
  readonly takes: readonly [least: number, most: number];
  of(values: readonly Value[], now: number): Value;
}

const texts = (count: number, of: (...texts: string[]) => Value, most = count): Built => ({
  takes: [count, most],
  of: (values) =>
    values.every((each) => typeof each === "string" || typeof each === "number") ? of(...values.map(String)) : null,
});

const numbers = (of: (value: number) => number): Built => ({
  takes: [1, 1],
  of: ([value = null]) => (typeof value === "number" ? of(value) : null),
});

/** A part of a moment, as its writer's clock had it. */
const clock = (of: (local: Date, time: Time) => Value): Built => ({
  takes: [1, 1],
  of([value = null]) {
    const time = typeof value === "string" ? timeIn(value) : value !== null && isTime(value) ? value : undefined;
    return time === undefined ? null : of(new Date(time.from + time.offset * 60_000), time);
  },
});

const moment = (of: (now: number) => number): Built => ({
  takes: [0, 0],
  of: (_, now) => ({ kind: "time", from: of(now), to: of(now), offset: 0 }),
});

const places = (of: (a: Geometry, b: Geometry) => Value): Built => ({
  takes: [2, 2],
  of: ([a = null, b = null]) => (isPlace(a) && isPlace(b) ? of(a.geometry, b.geometry) : null),
});

/** Of two geometries one is a point: everything here is at one. */
function distance(a: Geometry, b: Geometry): Value {
  const [point, other] = a.type === "Point" ? [a, b] : [b, a];
  if (point.type !== "Point") return null;
  const matrix = matrixOf(point, other) ?? "";
  if (!isOfPattern(matrix, "FF*FF****")) return 0;
  return Math.min(...segmentsOf(other).map((segment) => distanceTo(point.coordinates, segment)));
}

const related = (name: string): Built =>
  places((a, b) => {
    const matrix = matrixOf(a, b);
    return matrix === undefined ? null : (RELATIONS[name] ?? []).some((pattern) => isOfPattern(matrix, pattern));
  });

const MIN = -62_135_596_800_000;
const MAX = 253_402_300_799_999;

/** Half goes away from zero. */
const round = (value: number) => Math.sign(value) * Math.round(Math.abs(value));

/** The built-in query functions of the standard. */
export const FUNCTIONS: Readonly<Record<string, Built>> = {
  substringof: texts(2, (part = "", text = "") => text.includes(part)),
  endswith: texts(2, (text = "", end = "") => text.endsWith(end)),
  startswith: texts(2, (text = "", start = "") => text.startsWith(start)),
  length: texts(1, (text = "") => text.length),
  indexof: texts(2, (text = "", part = "") => text.indexOf(part)),
  substring: texts(
    2,
    (text = "", from = "0", count) => text.substr(Number(from), count === undefined ? undefined : Number(count)),
    3,
  ),
  tolower: texts(1, (text = "") => text.toLowerCase()),
  toupper: texts(1, (text = "") => text.toUpperCase()),
  trim: texts(1, (text = "") => text.trim()),
  concat: texts(2, (a = "", b = "") => a + b),
  year: clock((local) => local.getUTCFullYear()),
  month: clock((local) => local.getUTCMonth() + 1),
  day: clock((local) => local.getUTCDate()),
  hour: clock((local) => local.getUTCHours()),
  minute: clock((local) => local.getUTCMinutes()),
  second: clock((local) => local.getUTCSeconds()),
  fractionalseconds: clock((local) => local.getUTCMilliseconds() / 1_000),
  date: clock((local) => ({ kind: "date", value: Math.floor(local.getTime() / DAY) * DAY })),
  time: clock((local) => ({ kind: "timeOfDay", value: ((local.getTime() % DAY) + DAY) % DAY })),
  totaloffsetminutes: clock((_, time) => time.offset),
  now: moment((now) => now),
  mindatetime: moment(() => MIN),
  maxdatetime: moment(() => MAX),
  round: numbers(round),
  floor: numbers(Math.floor),
  ceiling: numbers(Math.ceil),
  "geo.distance": places(distance),
  "geo.length": {
    takes: [1, 1],
    of: ([value = null]) => (isPlace(value) ? lengthOf(value.geometry) : null),
  },
  "geo.intersects": related("st_intersects"),
  st_relate: {
    takes: [3, 3],
    of([a = null, b = null, pattern = null]) {
      if (!isPlace(a) || !isPlace(b) || typeof pattern !== "string") return null;
      const matrix = matrixOf(a.geometry, b.geometry);
      return matrix === undefined || pattern.length !== 9 ? null : isOfPattern(matrix, pattern);
    },
  },
  ...Object.fromEntries(Object.keys(RELATIONS).map((name) => [name, related(name)])),
};

/** A sum, difference and so on; times take lengths of time. */
export function calculate(operator: string, a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") {
    if (operator === "add") return a + b;
    if (operator === "sub") return a - b;
    if (operator === "mul") return a * b;
    if (b === 0) return null;
    return operator === "div" ? a / b : a % b;
  }
  if (a === null || b === null || (operator !== "add" && operator !== "sub")) return null;
  const sign = operator === "add" ? 1 : -1;
  if (isTime(a) && isPart(b) && b.kind === "duration") {
    return { ...a, from: a.from + sign * b.value, to: a.to + sign * b.value };
  }
  if (isTime(a) && isTime(b) && operator === "sub") return { kind: "duration", value: a.from - b.from };
  if (isPart(a) && isPart(b) && a.kind === "duration" && b.kind === "duration") {
    return { kind: "duration", value: a.value + sign * b.value };
  }
  return null;
}
