import type { TransactionReceiptProof } from "../../core/proof/create-transaction-receipt-proof.ts";

export const AUDIT_FORMAT = "tallystick data audit";
export const AUDIT_VERSION = 1;

/** A transaction of an agreement's story: its receipt with every event, and its calldata with the signatures. */
export interface AuditedTransaction {
  /** Where to look it up. The proof is about the receipt at an index, which does not contain this hash. */
  readonly transactionHash: string;
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly proof: TransactionReceiptProof;
  /** As it was sent. Nothing is believed of it but signatures that verify. */
  readonly data: string;
}

/**
 * All that is on chain of one agreement, to be checked without asking anybody: its offer, terms, consent, versions, accesses, what became of
 * them, and the signatures of both sides.
 */
export interface AuditBundle {
  readonly format: typeof AUDIT_FORMAT;
  readonly version: typeof AUDIT_VERSION;
  readonly chain: {
    readonly chainId: number;
    readonly genesisHash: string;
    readonly catalog: string;
    readonly agreements: string;
  };
  readonly agreement: string;
  /** In the order of their blocks. */
  readonly transactions: readonly AuditedTransaction[];
}
