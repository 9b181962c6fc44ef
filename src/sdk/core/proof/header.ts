import {
  decodeRlp,
  encodeRlp,
  hexlify,
  isHexString,
  keccak256,
  type RlpStructuredData,
  toBeArray,
  toBigInt,
} from "ethers";
import { sdkError } from "../errors.ts";
import { removeCommitSeals } from "./qbft.ts";

/** What a proof needs of a block header. */
export interface BlockHeader {
  readonly hash: string;
  readonly number: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly receiptsRoot: string;
}

/** A block as `eth_getBlockByNumber` gives it. */
export type RpcBlock = Readonly<Record<string, unknown>>;

const SCALAR = "scalar";
const BYTES = "bytes";

/** The header in its order. Each optional field came with a fork; writing stops at the first that is not there. */
const FIELDS = [
  ["parentHash", BYTES],
  ["sha3Uncles", BYTES],
  ["miner", BYTES],
  ["stateRoot", BYTES],
  ["transactionsRoot", BYTES],
  ["receiptsRoot", BYTES],
  ["logsBloom", BYTES],
  ["difficulty", SCALAR],
  ["number", SCALAR],
  ["gasLimit", SCALAR],
  ["gasUsed", SCALAR],
  ["timestamp", SCALAR],
  ["extraData", BYTES],
  ["mixHash", BYTES],
  ["nonce", BYTES],
] as const;
const OPTIONAL_FIELDS = [
  ["baseFeePerGas", SCALAR],
  ["withdrawalsRoot", BYTES],
  ["blobGasUsed", SCALAR],
  ["excessBlobGas", SCALAR],
  ["parentBeaconBlockRoot", BYTES],
  ["requestsHash", BYTES],
  ["blockAccessListHash", BYTES],
  ["slotNumber", SCALAR],
] as const;

const RECEIPTS_ROOT = 5;
const NUMBER = 8;
const TIMESTAMP = 11;

/**
 * The RLP of a block's header, from the node's JSON. Under QBFT it carries the validators' seals.
 *
 * @throws `HEADER_MISMATCH` when it does not hash to the block's hash.
 */
export function headerRlp(block: RpcBlock): string {
  const items: string[] = [];
  for (const [name, kind] of FIELDS) items.push(item(block, name, kind));
  for (const [name, kind] of OPTIONAL_FIELDS) {
    if (block[name] === undefined || block[name] === null) break;
    items.push(item(block, name, kind));
  }
  const rlp = encodeRlp(items);
  const { hash } = parseHeader(rlp);
  if (hash !== block.hash) {
    throw sdkError("HEADER_MISMATCH", `block ${block.number}: the header hashes to ${hash}, not ${block.hash}`, {
      expected: block.hash,
      actual: hash,
    });
  }
  return rlp;
}

function item(block: RpcBlock, name: string, kind: typeof SCALAR | typeof BYTES): string {
  const value = block[name];
  if (!isHexString(value)) {
    throw sdkError("HEADER_MISMATCH", `block ${block.number}: ${name} should be hex, is ${String(value)}`, {
      field: name,
      value,
    });
  }
  return kind === SCALAR ? hexlify(toBeArray(toBigInt(value))) : value;
}

/**
 * Reads a header. The block's hash is that of the header as it is, under QBFT of the header without seals and round.
 *
 * @throws `TRANSACTION_RECEIPT_PROOF_INVALID` when it is no header.
 */
export function parseHeader(rlp: string): BlockHeader {
  const items = headerItems(rlp);
  const word = (at: number) => items[at] as string;
  const number = (at: number) => (word(at) === "0x" ? 0 : Number(toBigInt(word(at))));
  return {
    hash: keccak256(removeCommitSeals(items) ?? rlp),
    number: number(NUMBER),
    timestamp: number(TIMESTAMP),
    receiptsRoot: word(RECEIPTS_ROOT),
  };
}

/**
 * The items of a header: at least those that every block has had since the first.
 *
 * @throws `TRANSACTION_RECEIPT_PROOF_INVALID`.
 */
export function headerItems(rlp: string): readonly string[] {
  let items: RlpStructuredData;
  try {
    items = decodeRlp(rlp);
  } catch (cause) {
    throw invalid("it is not RLP", cause);
  }
  if (!Array.isArray(items) || items.length < FIELDS.length || items.some((each) => typeof each !== "string")) {
    throw invalid(`it should be a list of at least ${FIELDS.length} strings`);
  }
  if (!isHexString(items[RECEIPTS_ROOT], 32)) throw invalid("receiptsRoot should be 32 bytes");
  if ([NUMBER, TIMESTAMP].some((at) => (items[at] as string).length > 2 + 2 * 6))
    throw invalid("a number is too large");
  return items as string[];
}

function invalid(reason: string, cause?: unknown) {
  return sdkError("TRANSACTION_RECEIPT_PROOF_INVALID", `header: ${reason}`, { field: "header", reason }, cause);
}
