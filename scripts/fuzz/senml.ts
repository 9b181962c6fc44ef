/** The SenML parser and reader under fire: mutated packs, random JSON, deep nesting, huge numbers, long strings, random bytes. */
import { senmlReader } from "../../src/bridge/ingest/senml/observations.ts";
import { ucumUnits } from "../../src/bridge/ingest/units.ts";
import { isTallyError } from "../../src/lib/errors.ts";
import { riverPack, riverRegistry } from "../../src/testing/river-station.ts";
import type { FuzzTarget } from "./target.ts";

type Chance = () => number;

const STATION = 1;
const RECEIVED = 1_790_000_100_000;
const PROBLEMS = 5;
/** Milliseconds: hundreds of times what the longest of these inputs takes. */
const TOO_LONG = 2_000;

const LABELS = [
  "bn",
  "bt",
  "bu",
  "bv",
  "bs",
  "bver",
  "n",
  "u",
  "v",
  "vs",
  "vb",
  "vd",
  "s",
  "t",
  "ut",
  "l",
  "x_",
  "__proto__",
];
const SENSORS = ["w01001", "w01003", "x:w01009", "x/w01010", "w01014"];
const NAMES = [
  "w01001",
  "w01009/flag",
  "w01010/counter",
  "urn:x:w01014",
  "a b",
  "",
  "_",
  "é",
  "constructor",
  "w01001/",
];
const UNITS = [
  "mg/L",
  "kg/m3",
  "Cel",
  "K",
  "S/m",
  "uS/cm",
  "pH",
  "%",
  "NTU",
  "{NTU}",
  "zork",
  "m".repeat(40),
  "((m",
  "10*3/uL",
];
const NUMBERS = [
  "0",
  "-0",
  "7.64",
  "1e308",
  "1e-308",
  "1e999999999",
  "1790000000",
  "-5",
  "0.1e1",
  "9".repeat(70),
  "1.79e9",
  "NaN",
];
const TOKENS = [
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  '"',
  "\\",
  '"v":',
  "null",
  "true",
  "1e308",
  "\u0000",
  "é",
  "\\ud800",
  "-",
  "e",
  "//",
];

const below = (chance: Chance, limit: number) => Math.floor(chance() * limit);
const pick = <T>(chance: Chance, list: readonly T[]): T => list[below(chance, list.length)] as T;

/** Bytes changed, dropped, doubled, or replaced by something that means something in JSON. */
function mutated(chance: Chance): Buffer {
  let bytes = riverPack(1_790_000_000 + below(chance, 1_000));
  for (let changes = below(chance, 4); changes >= 0; changes = below(chance, changes + 1) - 1) {
    const at = below(chance, bytes.length);
    const until = at + below(chance, 8);
    const middle = pick(chance, [
      Buffer.from([below(chance, 256)]),
      Buffer.from(pick(chance, TOKENS)),
      Buffer.from(pick(chance, NUMBERS)),
      bytes.subarray(below(chance, bytes.length)),
      Buffer.alloc(0),
    ]);
    bytes = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(until)]);
  }
  return bytes;
}

/** JSON text of anything. */
function anything(chance: Chance, depth: number): string {
  switch (below(chance, depth > 0 ? 7 : 5)) {
    case 0:
      return pick(chance, NUMBERS);
    case 1:
      return JSON.stringify(pick(chance, [...NAMES, ...UNITS]));
    case 2:
      return pick(chance, ["true", "false", "null"]);
    case 3:
      return String(chance() * 10 ** below(chance, 20));
    case 4:
      return JSON.stringify("x".repeat(below(chance, 2_000)));
    case 5:
      return `[${Array.from({ length: below(chance, 4) }, () => anything(chance, depth - 1)).join()}]`;
    default:
      return record(chance, () => anything(chance, depth - 1));
  }
}

function record(chance: Chance, value: (label: string) => string): string {
  const labels = Array.from({ length: below(chance, 6) }, () => pick(chance, LABELS));
  return `{${labels.map((label) => `${JSON.stringify(label)}:${value(label)}`).join()}}`;
}

/** A record that could be a reading, with one or the other field of any kind. */
function reading(chance: Chance): string {
  const value = plausible(chance);
  const fields = ["bt", "n", "u", below(chance, 8) > 0 ? "v" : "vs"].filter(
    (label) => label === "n" || below(chance, 6) > 0,
  );
  if (below(chance, 4) === 0) fields.push(pick(chance, LABELS));
  return `{${fields.map((label) => `${JSON.stringify(label)}:${value(label)}`).join()}}`;
}

/** Fields that mostly have the right kind. */
const plausible = (chance: Chance) => (label: string) => {
  if (below(chance, 24) === 0) return anything(chance, 2);
  if (label === "v" || label === "bt") return pick(chance, NUMBERS.slice(0, below(chance, 8) > 0 ? 3 : NUMBERS.length));
  if (label === "n") return JSON.stringify(pick(chance, below(chance, 4) > 0 ? SENSORS : NAMES));
  if (label === "bn") return JSON.stringify(pick(chance, NAMES));
  if (label === "bu" || label === "u") return JSON.stringify(pick(chance, UNITS));
  if (label === "vs" || label === "vd") return JSON.stringify(pick(chance, ["N", "D", "DD", "", "_-9"]));
  if (label === "vb") return "true";
  return pick(chance, NUMBERS);
};

function input(chance: Chance): Buffer {
  switch (below(chance, 6)) {
    case 0:
    case 1:
      return mutated(chance);
    case 2:
    case 3:
      return Buffer.from(`[${Array.from({ length: 1 + below(chance, 5) }, () => reading(chance)).join()}]`);
    case 4:
      return Buffer.from(anything(chance, 4));
    default: {
      if (below(chance, 50) > 0)
        return Buffer.from(Array.from({ length: below(chance, 64) }, () => below(chance, 256)));
      const [open, close] = pick(chance, [
        ["[", "]"],
        ['{"x":', "}"],
        ['[{"l":', "}]"],
      ] as const);
      const depth = 1 + below(chance, 5_000);
      return Buffer.from(`${open.repeat(depth)}1${close.repeat(depth - below(chance, 2))}`);
    }
  }
}

export const senmlTarget: FuzzTarget = {
  name: "senml",
  run(random, count) {
    const read = senmlReader({ registry: riverRegistry(STATION), units: ucumUnits(), relativeTimes: "resolve" });
    const outcomes: Record<string, number> = {};
    const problems: string[] = [];
    const complain = (raw: Buffer, what: string) => {
      if (problems.length < PROBLEMS) problems.push(`${what}: ${raw.subarray(0, 4_096).toString("base64")}`);
    };
    for (let tried = 0; tried < count; tried++) {
      const raw = input(random);
      const begun = performance.now();
      let outcome = "accepted";
      try {
        for (const { value, observedAt, counter } of read(raw, STATION, RECEIVED).observations) {
          if (![value, observedAt, counter].every(Number.isSafeInteger)) complain(raw, "not a safe integer");
        }
      } catch (error) {
        if (isTallyError(error)) outcome = error.code;
        else {
          outcome = "untyped";
          complain(raw, String(error));
        }
      }
      if (performance.now() - begun > TOO_LONG) complain(raw, "hangs");
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    return { inputs: count, outcomes, problems };
  },
};
