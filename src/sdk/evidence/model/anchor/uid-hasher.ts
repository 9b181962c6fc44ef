import { keccak_256 } from "@noble/hashes/sha3.js";
import { getBytes, hexlify, isAddress, isHexString, type TypedDataDomain, TypedDataEncoder } from "ethers";
import type { TallyError } from "../../../../lib/errors.ts";
import { evidenceError } from "../../errors.ts";
import { STATEMENT_TYPES, type Statement } from "../statement/statement.ts";

const TYPEHASH = keccak_256(
  new TextEncoder().encode(new TypedDataEncoder(STATEMENT_TYPES).encodeType(Object.keys(STATEMENT_TYPES)[0] as string)),
);
const MAX_UINT48 = (1n << 48n) - 1n;
const WORD = 32;

/**
 * The uids of many statements under one domain: what `uidOf` gives, by writing each field at its fixed place instead of
 * walking the type. For batches: six times as fast.
 *
 * The function that it returns throws `ANCHOR_ITEM_INVALID` with the item and the field.
 */
export function uidHasher(domain: TypedDataDomain): (statement: Statement, item: number) => string {
  const struct = new Uint8Array(8 * WORD);
  struct.set(TYPEHASH, 0);
  const digest = new Uint8Array(66);
  digest.set([0x19, 0x01], 0);
  digest.set(getBytes(TypedDataEncoder.hashDomain(domain)), 2);
  const goodAttesters = new Set<string>();

  return (statement, item) => {
    const invalid = (field: keyof Statement, expected: string) => itemInvalid(item, field, statement[field], expected);
    const bytes32 = (field: "schema" | "subject" | "replaces" | "salt", word: number) => {
      const value = statement[field];
      if (!isHexString(value, 32)) throw invalid(field, "32 bytes in hex");
      struct.set(getBytes(value), word * WORD);
    };
    bytes32("schema", 1);
    const { attester, validUntil, data } = statement;
    if (!goodAttesters.has(attester)) {
      // A checksum costs a hash of its own, and a batch has one attester.
      if (!isAddress(attester) || !attester.startsWith("0x")) throw invalid("attester", "an address");
      goodAttesters.add(attester);
    }
    struct.set(getBytes(attester), 2 * WORD + 12);
    bytes32("subject", 3);
    if (typeof validUntil !== "bigint" || validUntil < 0n || validUntil > MAX_UINT48) {
      throw invalid("validUntil", "a bigint of at most 48 bits");
    }
    // Six bytes: the bound above.
    for (let i = 0, rest = Number(validUntil); i < 6; i++, rest = Math.floor(rest / 256)) {
      struct[5 * WORD - 1 - i] = rest % 256;
    }
    bytes32("replaces", 5);
    bytes32("salt", 6);
    if (!isHexString(data, true)) throw invalid("data", "bytes in hex");
    struct.set(keccak_256(getBytes(data)), 7 * WORD);
    digest.set(keccak_256(struct), 34);
    return hexlify(keccak_256(digest));
  };
}

function itemInvalid(item: number, field: string, value: unknown, expected: string): TallyError {
  return evidenceError("ANCHOR_ITEM_INVALID", `item ${item}: ${field} should be ${expected}, is ${String(value)}`, {
    item,
    field,
    value,
  });
}
