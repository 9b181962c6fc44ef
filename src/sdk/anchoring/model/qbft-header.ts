import { encodeRlp, hexlify, keccak256, toBeArray } from "ethers";
import { BFT_MIX_HASH } from "../../core/proof/qbft.ts";
import { decodeExtraData, encodeExtraData, type QbftExtraData } from "./extra-data.ts";
import { decodeCanonical, invalidHeader, reader } from "./rlp.ts";

/** A header of a QBFT chain. What QBFT gives one value only (ommers, difficulty, mix hash, nonce) is checked, and not among them. */
export interface QbftHeader {
  readonly parentHash: string;
  /** The proposer. */
  readonly coinbase: string;
  readonly stateRoot: string;
  readonly transactionsRoot: string;
  readonly receiptsRoot: string;
  readonly logsBloom: string;
  readonly number: number;
  readonly gasLimit: number;
  readonly gasUsed: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly extraData: QbftExtraData;
  /** What forks since London have added, in its order: none to eight items, as they are. */
  readonly forkItems: readonly string[];
}

const FIXED = 15;
/** Base fee, withdrawals root, blob gas used, excess blob gas, beacon root, requests hash, block access list hash, slot number. */
const MOST_FORK_ITEMS = 8;
const EMPTY_OMMERS = "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";
const DIFFICULTY = "0x01";
const NONCE = "0x0000000000000000";

/**
 * Reads a header as `debug_getRawHeader` gives it.
 *
 * @throws `QBFT_HEADER_INVALID` with the field and its value.
 *
 * @example
 * import { decodeQbftHeader } from "tallystick/anchoring";
 *
 * const { number, stateRoot, extraData } = decodeQbftHeader(rawHeader);
 */
export function decodeQbftHeader(rlp: string): QbftHeader {
  const items = reader.list("header", decodeCanonical("header", rlp));
  if (items.length < FIXED || items.length > FIXED + MOST_FORK_ITEMS) {
    return invalidHeader("header", `${items.length} items`, `${FIXED} to ${FIXED + MOST_FORK_ITEMS} items`);
  }
  requireSame("ommersHash", items[1], EMPTY_OMMERS);
  requireSame("difficulty", items[7], DIFFICULTY);
  requireSame("mixHash", items[13], BFT_MIX_HASH);
  requireSame("nonce", items[14], NONCE);
  const extraData = items[12];
  if (typeof extraData !== "string") return invalidHeader("extraData", extraData, "bytes");
  return {
    parentHash: reader.bytes("parentHash", items[0], 32),
    coinbase: reader.bytes("coinbase", items[2], 20),
    stateRoot: reader.bytes("stateRoot", items[3], 32),
    transactionsRoot: reader.bytes("transactionsRoot", items[4], 32),
    receiptsRoot: reader.bytes("receiptsRoot", items[5], 32),
    logsBloom: reader.bytes("logsBloom", items[6], 256),
    number: reader.scalar("number", items[8]),
    gasLimit: reader.scalar("gasLimit", items[9]),
    gasUsed: reader.scalar("gasUsed", items[10]),
    timestamp: reader.scalar("timestamp", items[11]),
    extraData: decodeExtraData(extraData),
    forkItems: items.slice(FIXED).map((item, i) => {
      return typeof item === "string" ? item : invalidHeader(`item ${FIXED + i}`, item, "bytes");
    }),
  };
}

/** The bytes of a header: what `decodeQbftHeader` reads. */
export function encodeQbftHeader(header: QbftHeader): string {
  const scalar = (value: number) => hexlify(toBeArray(value));
  return encodeRlp([
    header.parentHash,
    EMPTY_OMMERS,
    header.coinbase,
    header.stateRoot,
    header.transactionsRoot,
    header.receiptsRoot,
    header.logsBloom,
    DIFFICULTY,
    scalar(header.number),
    scalar(header.gasLimit),
    scalar(header.gasUsed),
    scalar(header.timestamp),
    encodeExtraData(header.extraData),
    BFT_MIX_HASH,
    NONCE,
    ...header.forkItems,
  ]);
}

/** The hash that the chain knows the block by, and its child names: without seals, and with round 0. */
export function blockHashOf(header: QbftHeader): string {
  return keccak256(encodeWith(header, { round: 0, seals: [] }));
}

/** The bytes that the commit seals sign, without the seals: what `update` of the client takes. */
export function unsealedHeader(header: QbftHeader): string {
  return encodeWith(header, { seals: [] });
}

/** What the commit seals sign. In round 0 it is the block's hash. */
export function sealDigestOf(header: QbftHeader): string {
  return keccak256(unsealedHeader(header));
}

function encodeWith(header: QbftHeader, changes: Partial<QbftExtraData>): string {
  const extraData = { ...header.extraData, ...changes };
  return encodeQbftHeader({ ...header, extraData });
}

function requireSame(field: string, item: unknown, expected: string): void {
  if (item !== expected) invalidHeader(field, item, expected);
}
