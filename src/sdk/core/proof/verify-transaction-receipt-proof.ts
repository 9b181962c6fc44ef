import { isHexString } from "ethers";
import { sdkError } from "../errors.ts";
import type { TransactionReceiptProof } from "./create-transaction-receipt-proof.ts";
import { type BlockHeader, headerItems, parseHeader } from "./header.ts";
import { sealersOf } from "./qbft.ts";
import { type DecodedReceipt, decodeReceipt } from "./receipt-rlp.ts";
import { provedTransactionReceipt } from "./receipt-trie.ts";

/** What a receipt proof proves, given that the block of this hash is on the chain. */
export interface ProvedTransactionReceipt extends BlockHeader, DecodedReceipt {
  /** Who sealed the block, on a QBFT chain; none elsewhere. Recovered from the seals, not compared with any validator set. */
  readonly sealers: readonly string[];
}

/**
 * Verifies a receipt proof by itself, without a node. What remains to be trusted is that the block of the hash that comes out
 * is on the chain.
 *
 * The transaction's hash is not part of it: a receipt does not contain it.
 *
 * @throws `TRANSACTION_RECEIPT_PROOF_INVALID`.
 *
 * @example
 * import { verifyTransactionReceiptProof } from "tallystick";
 *
 * const { hash, succeeded, logs } = await verifyTransactionReceiptProof(receiptProof);
 */
export async function verifyTransactionReceiptProof(proof: TransactionReceiptProof): Promise<ProvedTransactionReceipt> {
  const { header, receipt, path, transactionIndex } = proof;
  const must = (field: keyof TransactionReceiptProof, ok: boolean, reason: string) => {
    if (!ok)
      throw sdkError("TRANSACTION_RECEIPT_PROOF_INVALID", `receipt proof: ${field} ${reason}`, { field, reason });
  };
  must("header", isHexString(header, true), "should be hex");
  must("receipt", isHexString(receipt, true), "should be hex");
  must("path", Array.isArray(path) && path.every((node) => isHexString(node, true)), "should be a list of hex");
  must("transactionIndex", Number.isSafeInteger(transactionIndex) && transactionIndex >= 0, "should be a number");
  const block = parseHeader(header);
  const proved = provedTransactionReceipt(block.receiptsRoot, transactionIndex, path);
  must("path", proved !== undefined, `leads to no receipt under ${block.receiptsRoot}`);
  must("receipt", proved === receipt.toLowerCase(), "is not the one that the path leads to");
  return { ...block, ...decodeReceipt(receipt), sealers: sealersOf(headerItems(header)) };
}
