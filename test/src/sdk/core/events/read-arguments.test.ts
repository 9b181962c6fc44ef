import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type EventFragment, hexlify, Indexed, Interface, type ParamType, Result } from "ethers";
import { eventArguments } from "../../../../../src/sdk/core/events/arguments.ts";
import { argumentsReader } from "../../../../../src/sdk/core/events/read-arguments.ts";
import { seeded } from "../../../../../src/testing/random.ts";

const FOLDER = fileURLToPath(new URL("../../../../../abi/", import.meta.url));

/** Every event of every contract. */
const EVENTS = readdirSync(FOLDER).flatMap((file) => {
  const found = new Interface(JSON.parse(readFileSync(`${FOLDER}${file}`, "utf8")));
  const events: { readonly of: Interface; readonly event: EventFragment }[] = [];
  found.forEachEvent((event) => events.push({ of: found, event }));
  return events;
});

/** Types that no event of ours has yet. */
const OTHERS = new Interface([
  "event Numbers(int8 indexed a, int256 b, uint8[3] c, int24[] d, bool e, bool[2][] f)",
  "event Structs((uint8 kind, string text)[] a, (address who, bytes4 code)[2] b, (bytes x, (string y, uint16 z) inner) c)",
  "event Hashes(string indexed a, bytes indexed b)",
]);
OTHERS.forEachEvent((event) => EVENTS.push({ of: OTHERS, event }));

const TEXTS = ["", "ward 4", "Müll 桶 \u{1f6a8}", "\0\u202e", "a".repeat(200), "=1+1"];

function madeOf(type: ParamType, random: () => number): unknown {
  const { baseType, arrayChildren, arrayLength, components } = type;
  const below = (most: number) => Math.floor(random() * most);
  const bytes = (length: number) => hexlify(Uint8Array.from({ length }, () => below(256)));
  if (baseType === "array") {
    const length = arrayLength === -1 ? below(4) : (arrayLength ?? 0);
    return Array.from({ length }, () => madeOf(arrayChildren as ParamType, random));
  }
  if (baseType === "tuple") return (components ?? []).map((each) => madeOf(each, random));
  if (baseType === "address") return bytes(20);
  if (baseType === "bool") return random() < 0.5;
  if (baseType === "string") return TEXTS[below(TEXTS.length)];
  if (baseType === "bytes") return bytes(below(70));
  const [, kind, digits] = /^(uint|int|bytes)(\d+)$/.exec(baseType) as unknown as [string, string, string];
  const size = Number(digits);
  if (kind === "bytes") return random() < 0.2 ? `0x${"00".repeat(size)}` : bytes(size);
  const all = BigInt(bytes(32));
  const value = random() < 0.2 ? 0n : random() < 0.2 ? -1n : all;
  return kind === "uint" ? BigInt.asUintN(size, value) : BigInt.asIntN(size, value);
}

/** With names and places of lists and structs apart, whatever class they are of. */
function plainly(value: unknown): unknown {
  if (value instanceof Indexed) return { hash: value.hash };
  if (!(value instanceof Result)) return value;
  let names: unknown;
  try {
    names = Object.keys(value.toObject());
  } catch {
    names = "none";
  }
  return { items: value.toArray().map(plainly), names };
}

const plain = (args: Record<string, unknown> | undefined) =>
  args && Object.fromEntries(Object.entries(args).map(([name, value]) => [name, plainly(value)]));

function byEthers(of: Interface, log: { readonly topics: string[]; readonly data: string }) {
  try {
    const parsed = of.parseLog(log);
    return parsed === null ? undefined : plain(eventArguments(parsed, log.data));
  } catch {
    return undefined;
  }
}

describe("arguments of an event, read quickly", () => {
  it("are what ethers reads, of every event of every contract", () => {
    const random = seeded(15);
    for (const { of, event } of EVENTS) {
      const read = argumentsReader(event);
      expect(read, event.format("full")).not.to.equal(undefined);
      for (let i = 0; i < 20; i++) {
        const values = event.inputs.map((input) => madeOf(input, random));
        const log = of.encodeEventLog(event, values);
        const found = plain(read?.(log.topics, log.data));
        expect(found, event.format("full")).to.deep.equal(byEthers(of, log)).and.not.to.equal(undefined);
      }
    }
    expect(EVENTS.length).to.be.greaterThan(100);
  });

  it("are left to ethers, or are what ethers reads, where a log is not as a contract writes it", () => {
    const random = seeded(16);
    let left = 0;
    for (const { of, event } of EVENTS) {
      const read = argumentsReader(event);
      for (let i = 0; i < 40; i++) {
        const values = event.inputs.map((input) => madeOf(input, random));
        const log = spoiled(of.encodeEventLog(event, values), random);
        const found = plain(read?.(log.topics, log.data));
        if (found === undefined) left++;
        else expect(found, `${event.format("full")} ${JSON.stringify(log)}`).to.deep.equal(byEthers(of, log));
      }
    }
    expect(left).to.be.greaterThan(EVENTS.length);
  });

  it("are not read of another event, of too few topics, or of what is no hex in small digits", () => {
    const of = new Interface(["event Told(uint8 indexed kind, bytes4 code)"]);
    const event = of.getEvent("Told") as EventFragment;
    const read = argumentsReader(event);
    const { topics, data } = of.encodeEventLog(event, [7, "0xabcdef01"]);
    expect(read?.(topics, data)).to.deep.equal({ kind: 7n, code: "0xabcdef01" });
    expect(read?.([`0x${"1".repeat(64)}`, topics[1] as string], data)).to.equal(undefined);
    expect(read?.(topics.slice(0, 1), data)).to.equal(undefined);
    expect(read?.(topics, data.replace("abcdef", "ABCDEF"))).to.equal(undefined);
    expect(read?.(topics, data.slice(0, -2))).to.equal(undefined);
    expect(read?.(topics, `${data.slice(0, -1)}1`), "what is behind the bytes of a word").to.equal(undefined);
  });
});

/** With a digit changed, some missing, or some in excess. */
function spoiled({ topics, data }: { readonly topics: string[]; readonly data: string }, random: () => number) {
  const at = (text: string) => 2 + Math.floor(random() * (text.length - 2));
  const changed = (text: string) => {
    const place = at(text);
    return `${text.slice(0, place)}${Math.floor(random() * 16).toString(16)}${text.slice(place + 1)}`;
  };
  const kind = random();
  if (kind < 0.2 && topics.length > 1) return { topics: [topics[0] as string, ...topics.slice(1).map(changed)], data };
  if (kind < 0.3) return { topics, data: data.slice(0, 2 * Math.floor(at(data) / 2)) };
  if (kind < 0.4) return { topics, data: `${data}00` };
  return { topics, data: data.length > 2 ? changed(data) : data };
}
