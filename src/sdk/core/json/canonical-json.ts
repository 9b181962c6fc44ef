import canonicalize from "canonicalize";
import { sdkError } from "../errors.ts";
import { pointer } from "./json-pointer.ts";
import { isWellFormed } from "./well-formed.ts";

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Deeper values are refused: no document of ours comes near, and a walk by recursion has to end. */
export const MAX_DEPTH = 128;

/**
 * The one text of a JSON value under RFC 8785: members sorted by UTF-16, shortest form of each number, no white space.
 *
 * What JSON.stringify would drop, change or guess is refused instead: undefined, functions, symbols, bigint, NaN, infinities,
 * lone surrogates, holes in arrays, cycles, and objects that are not plain (Date, Map, anything with toJSON).
 *
 * @throws `JSON_INVALID` with the JSON pointer of the value.
 *
 * @example
 * import { canonicalJson } from "tallystick";
 *
 * canonicalJson({ b: 1.0, a: "x" }); // {"a":"x","b":1}
 */
export function canonicalJson(value: unknown): string {
  requireJson(value);
  return canonicalize(value) as string;
}

/** @throws `JSON_INVALID` for what has no canonical JSON. */
export function requireJson(value: unknown, path: readonly string[] = []): asserts value is Json {
  const refuse = (reason: string): never => {
    const at = pointer(path);
    throw sdkError("JSON_INVALID", `no canonical JSON: ${reason} at "${at}"`, { path: at, reason });
  };
  if (path.length > MAX_DEPTH) refuse(`nested deeper than ${MAX_DEPTH}, or in a circle`);
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : refuse(String(value));
  if (typeof value === "string") return isWellFormed(value) ? undefined : refuse("a lone surrogate");
  if (typeof value !== "object") return refuse(typeof value);
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") refuse("an object with toJSON");
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (!(i in value)) refuse(`a hole at ${i}`);
      requireJson(value[i], [...path, String(i)]);
    }
    return;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse("an object that is not plain");
  for (const [name, member] of Object.entries(value)) {
    if (!isWellFormed(name)) refuse("a lone surrogate in a member's name");
    requireJson(member, [...path, name]);
  }
}
