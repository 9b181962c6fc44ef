import { type Code, i32, lanes, local, moduleOf, repeatWhile, words } from "../wasm.ts";
import { ROUND_CONSTANTS } from "./compress.ts";

/** Where the states after the key's two blocks are: eight words each, each word four times. */
export const INNER = 0;
export const OUTER = 128;
/** Where input and output may be put. */
export const FREE_FROM = 256;
/** Bytes of input of four messages: three words, each of all four. */
export const INPUT_OF_FOUR = 48;
/** Bytes of output of four messages. */
export const OUTPUT_OF_FOUR = 128;

// Parameters: addresses, and how many times four.
const INPUT = 0;
const OUTPUT = 1;
const COUNT = 2;
// Locals of four lanes.
const SUM = 3;
const state = (i: number) => 4 + (i & 7);
const schedule = (i: number) => 12 + (i & 15);

const rotated = (value: number, by: number): Code => [
  ...[...local.get(value), ...i32.const(by), ...words.shiftRight],
  ...[...local.get(value), ...i32.const(32 - by), ...words.shiftLeft],
  ...lanes.or,
];
const xored = (...values: readonly Code[]): Code =>
  values.flatMap((value, i) => (i === 0 ? value : [...value, ...lanes.xor]));
const shifted = (value: number, by: number): Code => [...local.get(value), ...i32.const(by), ...words.shiftRight];
const plus = (value: Code): Code => [...value, ...words.add];

/** The word of the schedule that round i takes. */
const extend = (i: number): Code => [
  ...local.get(schedule(i)),
  ...plus(xored(rotated(schedule(i - 15), 7), rotated(schedule(i - 15), 18), shifted(schedule(i - 15), 3))),
  ...plus(local.get(schedule(i - 7))),
  ...plus(xored(rotated(schedule(i - 2), 17), rotated(schedule(i - 2), 19), shifted(schedule(i - 2), 10))),
  ...local.set(schedule(i)),
];

/** Instead of moving eight words on, each round calls them by the next name. */
function round(i: number): Code {
  const [a, b, c, d, e, f, g, h] = Array.from({ length: 8 }, (_, k) => state(k - i)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return [
    ...(i < 16 ? [] : extend(i)),
    ...local.get(h),
    ...plus(xored(rotated(e, 6), rotated(e, 11), rotated(e, 25))),
    ...[
      ...local.get(g),
      ...local.get(e),
      ...local.get(f),
      ...local.get(g),
      ...lanes.xor,
      ...words.and,
      ...lanes.xor,
      ...words.add,
    ],
    ...plus(words.const((ROUND_CONSTANTS[i] as number) | 0)),
    ...plus(local.get(schedule(i))),
    ...local.tee(SUM),
    ...[...local.get(d), ...words.add, ...local.set(d)],
    ...local.get(SUM),
    ...plus(xored(rotated(a, 2), rotated(a, 13), rotated(a, 22))),
    ...[...local.get(a), ...local.get(b), ...words.and, ...local.get(c), ...local.get(a), ...local.get(b), ...lanes.or],
    ...[...words.and, ...lanes.or, ...words.add, ...local.set(h)],
  ];
}

const EIGHT = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** The block that is in the schedule, after the state at an address: the new state is in the locals. */
const compress = (from: number): Code => [
  ...EIGHT.flatMap((i) => [...i32.const(0), ...words.load(from + 16 * i), ...local.set(state(i))]),
  ...Array.from({ length: 64 }, (_, i) => round(i)).flat(),
  ...EIGHT.flatMap((i) => [
    ...[...local.get(state(i)), ...i32.const(0), ...words.load(from + 16 * i), ...words.add, ...local.set(state(i))],
  ]),
];

/** Word 1 after the message of so many words ends a block: its bit, zeros, and the length with the key's block. */
const padFrom = (first: number): Code =>
  Array.from({ length: 16 - first }, (_, k) => {
    const value = k === 0 ? 0x80000000 | 0 : first + k === 15 ? (64 + 4 * first) * 8 : 0;
    return [...words.const(value), ...local.set(schedule(first + k))];
  }).flat();

const bytesOf = (word: number) => [4 * word + 3, 4 * word + 2, 4 * word + 1, 4 * word];
/** The words of two vectors in turn, highest byte first: those of two messages of the four. */
const INTERLEAVE_LOW = [0, 4, 1, 5].flatMap(bytesOf);
const INTERLEAVE_HIGH = [2, 6, 3, 7].flatMap(bytesOf);
const HALF = Array.from({ length: 8 }, (_, i) => i);
const LOW_HALVES = [...HALF, ...HALF.map((i) => 16 + i)];
const HIGH_HALVES = LOW_HALVES.map((i) => i + 8);

/** Four words of each of four messages, to where each message's stand in a row. */
function storeTransposed(first: number): Code {
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => state(first + i)) as [number, number, number, number];
  const message = (lane: number, interleave: readonly number[], halves: readonly number[]): Code => [
    ...local.get(OUTPUT),
    ...[...local.get(a), ...local.get(b), ...words.shuffle(interleave)],
    ...[...local.get(c), ...local.get(d), ...words.shuffle(interleave)],
    ...[...words.shuffle(halves), ...words.store(32 * lane + 4 * first)],
  ];
  return [
    ...message(0, INTERLEAVE_LOW, LOW_HALVES),
    ...message(1, INTERLEAVE_LOW, HIGH_HALVES),
    ...message(2, INTERLEAVE_HIGH, LOW_HALVES),
    ...message(3, INTERLEAVE_HIGH, HIGH_HALVES),
  ];
}

const advance = (pointer: number, by: number): Code => [
  ...[...local.get(pointer), ...i32.const(by), ...i32.add, ...local.set(pointer)],
];

const body = (): Code =>
  repeatWhile(
    [
      ...[0, 1, 2].flatMap((i) => [...local.get(INPUT), ...words.load(16 * i), ...local.set(schedule(i))]),
      ...padFrom(3),
      ...compress(INNER),
      ...EIGHT.flatMap((i) => [...local.get(state(i)), ...local.set(schedule(i))]),
      ...padFrom(8),
      ...compress(OUTER),
      ...[...storeTransposed(0), ...storeTransposed(4)],
      ...[...advance(INPUT, INPUT_OF_FOUR), ...advance(OUTPUT, OUTPUT_OF_FOUR), ...advance(COUNT, -1)],
    ],
    [...local.get(COUNT), ...i32.const(0), ...i32.greaterSigned],
  );

export interface FourHmacs {
  readonly memory: WebAssembly.Memory;
  /** HMAC-SHA-256 of messages of three words, four at a time, under the key whose states are in memory. */
  run(input: number, output: number, count: number): void;
}

let compiled: WebAssembly.Module | undefined;

/** @param pages Of memory, 64 KiB each. */
export function createFourHmacs(pages: number): FourHmacs {
  compiled ??= new WebAssembly.Module(
    moduleOf({ pages, data: [0], parameters: 3, locals: { i32: 0, v128: 25 }, body: body() }),
  );
  return new WebAssembly.Instance(compiled).exports as unknown as FourHmacs;
}
