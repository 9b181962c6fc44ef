import { keccak_256 } from "@noble/hashes/sha3.js";
import { concat, getBytes, hexlify, id, toUtf8Bytes } from "ethers";
import { canonicalJson } from "../../../core/json/canonical-json.ts";
import type { Field } from "./flatten.ts";

/** First word of every leaf's preimage, so that no other hash of ours can be taken for it. */
export const FIELD_TAG = id("Tallystick document field v1");

/**
 * The leaf of a field: keccak-256 of four words, 128 bytes in all.
 *
 * | bytes | content |
 * |---|---|
 * | 0-31 | `FIELD_TAG` |
 * | 32-63 | salt |
 * | 64-95 | keccak-256 of the path, UTF-8 |
 * | 96-127 | keccak-256 of the value's canonical JSON, UTF-8 |
 *
 * Fields of fixed width have one reading. A preimage of 128 bytes cannot be that of an inner node, which has 64.
 */
export function fieldLeaf(field: Field, salt: string): string {
  const hash = (text: string) => keccak_256(toUtf8Bytes(text));
  return hexlify(keccak_256(getBytes(concat([FIELD_TAG, salt, hash(field.path), hash(canonicalJson(field.value))]))));
}
