import { type Code, i32, lanes, local, moduleOf, repeatWhile } from "../wasm.ts";

/** Bytes that Keccak[c = 512] absorbs before each permutation. */
export const RATE = 136;
/** Bytes of a hash. */
export const DIGEST = 32;

/** Keccak's constants: The Keccak reference 3.0, section 1.2, https://keccak.team/files/Keccak-reference-3.0.pdf */
const ROUND_CONSTANTS = [
  0x0000000000000001n,
  0x0000000000008082n,
  0x800000000000808an,
  0x8000000080008000n,
  0x000000000000808bn,
  0x0000000080000001n,
  0x8000000080008081n,
  0x8000000000008009n,
  0x000000000000008an,
  0x0000000000000088n,
  0x0000000080008009n,
  0x000000008000000an,
  0x000000008000808bn,
  0x800000000000008bn,
  0x8000000000008089n,
  0x8000000000008003n,
  0x8000000000008002n,
  0x8000000000000080n,
  0x000000000000800an,
  0x800000008000000an,
  0x8000000080008081n,
  0x8000000000008080n,
  0x0000000080000001n,
  0x8000000080008008n,
] as const;
/** Of lane (x, y) at index x + 5y. */
const ROTATIONS = [
  0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14,
] as const;

// Parameters.
const INPUT = 0;
const BLOCKS = 1;
const OUTPUT = 2;
const COUNT = 3;
// Locals of 32 bits: where the second message of a pair is read, blocks left of the pair, address of the round's constant.
const SECOND = 4;
const LEFT = 5;
const ROUND = 6;
// Locals of two lanes.
const state = (x: number, y = 0) => 7 + (x % 5) + 5 * (y % 5);
const moved = (x: number, y: number) => 32 + (x % 5) + 5 * (y % 5);
const column = (x: number) => 57 + (x % 5);
const VALUE = 62;

const FIVE = [0, 1, 2, 3, 4] as const;
const all = (lane: (x: number, y: number) => Code): Code => FIVE.flatMap((y) => FIVE.flatMap((x) => lane(x, y)));

function rotated(value: Code, by: number): Code {
  if (by === 0) return value;
  return [
    ...[...value, ...local.tee(VALUE), ...i32.const(by), ...lanes.shiftLeft],
    ...[...local.get(VALUE), ...i32.const(64 - by), ...lanes.shiftRight],
    ...lanes.or,
  ];
}

const xorOf = (values: readonly Code[]): Code =>
  values.flatMap((value, i) => (i === 0 ? value : [...value, ...lanes.xor]));

/** Theta, rho and pi, chi, iota, on both messages of a pair at once. */
const ROUND_OF_BOTH: Code = [
  ...FIVE.flatMap((x) => [...xorOf(FIVE.map((y) => local.get(state(x, y)))), ...local.set(column(x))]),
  ...FIVE.flatMap((x) => {
    const parity = xorOf([local.get(column(x + 4)), rotated(local.get(column(x + 1)), 1)]);
    return [
      ...[...parity, ...local.set(moved(0, 0))],
      ...FIVE.flatMap((y) => [...xorOf([local.get(state(x, y)), local.get(moved(0, 0))]), ...local.set(state(x, y))]),
    ];
  }),
  ...all((x, y) => [
    ...rotated(local.get(state(x, y)), ROTATIONS[x + 5 * y] as number),
    ...local.set(moved(y, 2 * x + 3 * y)),
  ]),
  ...all((x, y) => [
    ...[...local.get(moved(x, y)), ...local.get(moved(x + 2, y)), ...local.get(moved(x + 1, y))],
    ...[...lanes.andNot, ...lanes.xor, ...local.set(state(x, y))],
  ]),
  ...[...local.get(state(0, 0)), ...local.get(ROUND), ...lanes.loadBoth(0), ...lanes.xor, ...local.set(state(0, 0))],
];

const advance = (pointer: number, by: Code): Code => [...local.get(pointer), ...by, ...i32.add, ...local.set(pointer)];

const PERMUTATION: Code = [
  ...[...i32.const(0), ...local.set(ROUND)],
  ...repeatWhile(
    [...ROUND_OF_BOTH, ...advance(ROUND, i32.const(8))],
    [...local.get(ROUND), ...i32.const(8 * ROUND_CONSTANTS.length), ...i32.lessUnsigned],
  ),
];

const word = (i: number) => state(i, Math.floor(i / 5));

const ABSORB_A_BLOCK_OF_BOTH: Code = [
  ...Array.from({ length: RATE / 8 }, (_, i) => [
    ...[...local.get(SECOND), ...local.get(INPUT), ...lanes.loadFirst(8 * i), ...lanes.loadSecond(8 * i)],
    ...[...local.get(word(i)), ...lanes.xor, ...local.set(word(i))],
  ]).flat(),
  ...[...advance(INPUT, i32.const(RATE)), ...advance(SECOND, i32.const(RATE))],
  ...PERMUTATION,
];

const SQUEEZE_BOTH: Code = Array.from({ length: DIGEST / 8 }, (_, i) => [
  ...[...local.get(OUTPUT), ...local.get(word(i)), ...lanes.store(8 * i, 0)],
  ...[...local.get(OUTPUT), ...local.get(word(i)), ...lanes.store(DIGEST + 8 * i, 1)],
]).flat();

const BODY: Code = repeatWhile(
  [
    ...all((x, y) => [...lanes.zero, ...local.set(state(x, y))]),
    ...[...local.get(INPUT), ...local.get(BLOCKS), ...i32.const(RATE), ...i32.mul, ...i32.add, ...local.set(SECOND)],
    ...[...local.get(BLOCKS), ...local.set(LEFT)],
    ...repeatWhile(
      [...ABSORB_A_BLOCK_OF_BOTH, ...advance(LEFT, i32.const(-1))],
      [...local.get(LEFT), ...i32.const(0), ...i32.greaterSigned],
    ),
    ...SQUEEZE_BOTH,
    ...[...local.get(SECOND), ...local.set(INPUT)],
    ...[...advance(OUTPUT, i32.const(2 * DIGEST)), ...advance(COUNT, i32.const(-2))],
  ],
  [...local.get(COUNT), ...i32.const(0), ...i32.greaterSigned],
);

/** Where messages may be put: what is below are the constants. */
export const FREE_FROM = 8 * ROUND_CONSTANTS.length;

export interface Sponge {
  readonly memory: WebAssembly.Memory;
  /**
   * Hashes messages that stand side by side, each padded to the same number of blocks, two at a time. Where the count is odd, what
   * stands behind the last one is hashed as well: input and output need room for one more.
   */
  run(input: number, blocks: number, output: number, count: number): void;
}

let compiled: WebAssembly.Module | undefined;

/** @param pages Of memory, 64 KiB each. */
export function createSponge(pages: number): Sponge {
  const data = new Uint8Array(new BigUint64Array(ROUND_CONSTANTS).buffer);
  compiled ??= new WebAssembly.Module(
    moduleOf({ pages, data: [...data], parameters: 4, locals: { i32: 3, v128: 56 }, body: BODY }),
  );
  return new WebAssembly.Instance(compiled).exports as unknown as Sponge;
}
