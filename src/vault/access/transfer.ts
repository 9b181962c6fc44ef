import type { Access, AccessRequest } from "../../sdk/data/model/agreement/access.ts";
import type { Selection } from "../../sdk/data/model/agreement/selection.ts";
import type { StoredTransfer } from "../store/transfers.ts";

/** What was sealed for a transfer, and where it is. */
export interface SealedExtraction {
  /** Name of the ciphertext among the vault's files. */
  readonly file: string;
  /** Bytes of the ciphertext. */
  readonly size: number;
  readonly ciphertextHash: string;
  readonly extractionHash: string;
  /** The content key, in hex. A secret. */
  readonly contentKey: string;
}

/** The chain's record of a transfer. */
export interface ServedAt {
  readonly transactionHash: string;
  readonly blockNumber: number;
}

/** What is known of an access: more in each state. */
export interface TransferContent {
  readonly request: AccessRequest & { readonly deadline: number };
  readonly requestSignature: string;
  readonly selection: Selection;
  readonly resource: string;
  /** Organisation. */
  readonly consumer: number;
  /** Block at which the agreement was found in force. */
  readonly checkedAt: number;
  readonly sealed: SealedExtraction;
  /** From Promised on. */
  readonly promise?: {
    readonly access: Access & { readonly deadline: number; readonly size: number };
    readonly receiptSignature: string;
    /** In hex. */
    readonly envelope: string;
    readonly checkedAt: number;
  };
  /** From Served on. */
  readonly served?: ServedAt;
  /** Where it Failed. */
  readonly failure?: { readonly code: string; readonly detail: string };
}

export type Transfer = StoredTransfer<TransferContent>;
