import { type ParamType, Result, toUtf8String } from "ethers";
import { checksummed } from "../checksummed.ts";

/** Reads values of one type out of encoded data: small hex digits without a prefix. Whatever is not encoded as a contract does it is thrown. */
export interface AbiPart {
  /** Whether its place has only the offset of it. */
  readonly isDynamic: boolean;
  /** Digits that it takes at its place. */
  readonly size: number;
  /** @param at Where it is. @param base What its offset counts from. */
  read(digits: string, at: number, base: number): unknown;
}

const WORD = 64;
const ZEROS = "0".repeat(WORD);
/** Digits of the largest number that is an offset or a length. */
const SHORT = 8;

/** Of data that is not encoded as contracts do it, which does not mean that it cannot be read. */
class OtherwiseEncoded extends Error {}

/** How to read a type; undefined for one that is not read here. */
export function abiPart(type: ParamType): AbiPart | undefined {
  const { baseType, arrayChildren, arrayLength, components } = type;
  if (baseType === "array") {
    const each = arrayChildren === null ? undefined : abiPart(arrayChildren);
    return each && listOf(each, arrayLength ?? -1);
  }
  if (baseType === "tuple") {
    const parts = (components ?? []).map(abiPart);
    const names = (components ?? []).map(({ name }) => name || null);
    return parts.length > 0 && parts.every((part) => part !== undefined) ? struct(parts, names) : undefined;
  }
  return simple(baseType);
}

function simple(type: string): AbiPart | undefined {
  if (type === "address") return word((digits, at) => checksummed(padded(digits, at, 40)));
  if (type === "bool") return word((digits, at) => isOne(padded(digits, at, 1)));
  if (type === "bytes") return behind(bytesAt);
  if (type === "string") return behind((digits, at) => textOf(bytesAt(digits, at)));
  const [, kind, size] = /^(uint|int|bytes)(\d+)$/.exec(type) ?? [];
  if (kind === undefined) return undefined;
  const width = kind === "bytes" ? Number(size) * 2 : Number(size) / 4;
  if (kind === "uint") return word((digits, at) => BigInt(`0x${padded(digits, at, width)}`));
  if (kind === "int") return word((digits, at) => signed(wordAt(digits, at), Number(size)));
  return word((digits, at) => {
    const all = wordAt(digits, at);
    require(all.endsWith(ZEROS.slice(width)));
    return `0x${all.slice(0, width)}`;
  });
}

const word = (read: (digits: string, at: number) => unknown): AbiPart => ({ isDynamic: false, size: WORD, read });

/** What is elsewhere, at the offset that its place has. */
const behind = (read: (digits: string, at: number) => unknown): AbiPart => ({
  isDynamic: true,
  size: WORD,
  read: (digits, at, base) => read(digits, base + 2 * shortAt(digits, at)),
});

/** @param length -1 where the data says it. */
function listOf(each: AbiPart, length: number): AbiPart {
  const readAll = (digits: string, start: number, count: number) => {
    require(start + count * each.size <= digits.length);
    return Result.fromItems(
      Array.from({ length: count }, (_, i) => each.read(digits, start + i * each.size, start)),
      Array(count).fill("_"), // ethers calls each so
    );
  };
  if (length < 0) return behind((digits, at) => readAll(digits, at + WORD, shortAt(digits, at)));
  if (each.isDynamic) return behind((digits, at) => readAll(digits, at, length));
  return { isDynamic: false, size: each.size * length, read: (digits, at) => readAll(digits, at, length) };
}

function struct(parts: readonly AbiPart[], names: (string | null)[]): AbiPart {
  const sizes = parts.map(({ size }) => size);
  const places = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  const read = (digits: string, at: number) =>
    Result.fromItems(
      parts.map((part, i) => part.read(digits, at + (places[i] as number), at)),
      names,
    );
  if (parts.some(({ isDynamic }) => isDynamic)) return behind(read);
  return { isDynamic: false, size: sizes.reduce((sum, size) => sum + size, 0), read };
}

function wordAt(digits: string, at: number): string {
  require(at + WORD <= digits.length);
  return digits.slice(at, at + WORD);
}

/** The last digits of a word whose others are zero. */
function padded(digits: string, at: number, width: number): string {
  const all = wordAt(digits, at);
  require(all.startsWith(ZEROS.slice(width)));
  return all.slice(WORD - width);
}

const shortAt = (digits: string, at: number): number => Number.parseInt(padded(digits, at, SHORT), 16);

function isOne(digit: string): boolean {
  require(digit === "0" || digit === "1");
  return digit === "1";
}

function signed(all: string, bits: number): bigint {
  const value = BigInt.asIntN(256, BigInt(`0x${all}`));
  require(BigInt.asIntN(bits, value) === value);
  return value;
}

function bytesAt(digits: string, at: number): string {
  const [start, length] = [at + WORD, 2 * shortAt(digits, at)];
  require(start + length <= digits.length);
  return `0x${digits.slice(start, start + length)}`;
}

/** Most texts are plain ASCII. @throws of bytes that are no UTF-8. */
function textOf(bytes: string): string {
  const codes: number[] = [];
  for (let at = 2; at < bytes.length; at += 2) {
    const code = Number.parseInt(bytes.slice(at, at + 2), 16);
    if (code > 127 || codes.length > 4_000) return toUtf8String(bytes);
    codes.push(code);
  }
  return String.fromCharCode(...codes);
}

function require(holds: boolean): void {
  if (!holds) throw new OtherwiseEncoded();
}
