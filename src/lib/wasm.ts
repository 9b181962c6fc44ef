/** Just enough of WebAssembly's binary format (core specification 2.0, chapter 5) for a module of one function and one memory. */
export type Code = readonly number[];

/** Unsigned LEB128. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** Signed LEB128, of what fits into 32 bits. */
function signed(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const last = rest >= -0x40 && rest < 0x40;
    bytes.push((rest & 0x7f) | (last ? 0 : 0x80));
    if (last) return bytes;
  }
}

const VOID = 0x40;
const I32 = 0x7f;
const V128 = 0x7b;
const simd = (operation: number): Code => [0xfd, ...unsigned(operation)];
/** Where in memory, from the address on the stack; aligned to bytes. */
const at = (offset: number): Code => [0, ...unsigned(offset)];

export const local = {
  get: (n: number): Code => [0x20, ...unsigned(n)],
  set: (n: number): Code => [0x21, ...unsigned(n)],
  tee: (n: number): Code => [0x22, ...unsigned(n)],
};

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  add: [0x6a] as Code,
  mul: [0x6c] as Code,
  lessUnsigned: [0x49] as Code,
  greaterSigned: [0x4a] as Code,
};

/** Two 64-bit lanes side by side. */
export const lanes = {
  zero: [...simd(0x0c), ...Array<number>(16).fill(0)] as Code,
  /** The first, and not the second. */
  andNot: simd(0x4f),
  or: simd(0x50),
  xor: simd(0x51),
  shiftLeft: simd(0xcb),
  shiftRight: simd(0xcd),
  /** One word of memory into both lanes. */
  loadBoth: (offset: number): Code => [...simd(0x0a), ...at(offset)],
  /** One word into the first lane, zero into the second. */
  loadFirst: (offset: number): Code => [...simd(0x5d), ...at(offset)],
  /** One word into the second lane of what is on the stack. */
  loadSecond: (offset: number): Code => [...simd(0x57), ...at(offset), 1],
  store: (offset: number, lane: 0 | 1): Code => [...simd(0x5b), ...at(offset), lane],
};

/** Four 32-bit lanes side by side. */
export const words = {
  const: (value: number): Code => [...i32.const(value), ...simd(0x11)],
  add: simd(0xae),
  and: simd(0x4e),
  shiftLeft: simd(0xab),
  /** Zeros come in. */
  shiftRight: simd(0xad),
  load: (offset: number): Code => [...simd(0x00), ...at(offset)],
  store: (offset: number): Code => [...simd(0x0b), ...at(offset)],
  /** 16 bytes of the 32 that two vectors have, by their numbers. */
  shuffle: (bytes: readonly number[]): Code => [...simd(0x0d), ...bytes],
};

/** Repeats its body for as long as the condition at its end holds. */
export const repeatWhile = (body: Code, condition: Code): Code => [0x03, VOID, ...body, ...condition, 0x0d, 0, 0x0b];

const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const section = (id: number, bytes: Code): Code => [id, ...sized(bytes)];
const name = (text: string): Code => sized([...new TextEncoder().encode(text)]);

export interface ModuleParts {
  readonly pages: number;
  /** From address 0 of the memory. */
  readonly data: Code;
  /** Locals come after the parameters: first those of 32 bits, then those of two lanes. */
  readonly parameters: number;
  readonly locals: { readonly i32: number; readonly v128: number };
  readonly body: Code;
}

/** A module that exports `memory` and `run`, a function of 32-bit parameters without a result. */
export function moduleOf({ pages, data, parameters, locals, body }: ModuleParts): Uint8Array<ArrayBuffer> {
  const type: Code = [0x60, ...vector(Array<Code>(parameters).fill([I32])), 0];
  const declared = vector([
    [...unsigned(locals.i32), I32],
    [...unsigned(locals.v128), V128],
  ]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([type])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0, ...unsigned(pages)]])),
    ...section(
      7,
      vector([
        [...name("memory"), 2, 0],
        [...name("run"), 0, 0],
      ]),
    ),
    ...section(10, vector([sized([...declared, ...body, 0x0b])])),
    ...section(11, vector([[0, ...i32.const(0), 0x0b, ...sized(data)]])),
  ]);
}
