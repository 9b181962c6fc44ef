import { concat, decodeRlp, encodeRlp, hexlify, type RlpStructuredData, toBeArray, toBigInt } from "ethers";
import { sdkError } from "../errors.ts";

/** A receipt as the node gives it, as far as it goes into the receipts trie. */
export interface RpcReceipt {
  readonly transactionHash: string;
  readonly transactionIndex: string;
  readonly blockHash: string;
  readonly type?: string;
  readonly status?: string;
  /** State root, in blocks before Byzantium. */
  readonly root?: string;
  readonly cumulativeGasUsed: string;
  readonly logsBloom: string;
  readonly logs: readonly ReceiptLog[];
}

export interface ReceiptLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

/** What a receipt says, once its bytes are proved. */
export interface DecodedReceipt {
  readonly succeeded: boolean;
  readonly logs: readonly ReceiptLog[];
}

/** A receipt's bytes in the trie: RLP, after a byte with the type for transactions that have one (EIP-2718). */
export function encodeReceipt(receipt: RpcReceipt): string {
  const scalar = (value: string) => hexlify(toBeArray(toBigInt(value)));
  const payload = encodeRlp([
    receipt.status === undefined ? (receipt.root as string) : scalar(receipt.status),
    scalar(receipt.cumulativeGasUsed),
    receipt.logsBloom,
    receipt.logs.map(({ address, topics, data }) => [address, [...topics], data]),
  ]);
  const type = Number(receipt.type ?? "0x0");
  return type === 0 ? payload : concat([hexlify(Uint8Array.of(type)), payload]);
}

/**
 * Reads a receipt's bytes.
 *
 * @throws `TRANSACTION_RECEIPT_PROOF_INVALID`.
 */
export function decodeReceipt(bytes: string): DecodedReceipt {
  try {
    // A list starts at 0xc0; a type is at most 0x7f.
    const payload = Number(bytes.slice(0, 4)) < 0x80 ? `0x${bytes.slice(4)}` : bytes;
    const items = decodeRlp(payload) as RlpStructuredData[];
    if (!Array.isArray(items) || items.length !== 4) throw new Error("not four items");
    return { succeeded: items[0] === "0x01", logs: (items[3] as RlpStructuredData[]).map(decodeLog) };
  } catch (cause) {
    const reason = (cause as Error).message;
    throw sdkError(
      "TRANSACTION_RECEIPT_PROOF_INVALID",
      "the receipt does not decode",
      { field: "receipt", reason },
      cause,
    );
  }
}

function decodeLog(item: RlpStructuredData): ReceiptLog {
  if (!Array.isArray(item) || item.length !== 3) throw new Error("a log is not three items");
  const [address, topics, data] = item;
  if (typeof address !== "string" || typeof data !== "string" || !Array.isArray(topics))
    throw new Error("a log's form");
  return { address, topics: topics.map(String), data };
}
