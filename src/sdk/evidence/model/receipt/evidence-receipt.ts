import type { TransactionReceiptProof } from "../../../core/proof/create-transaction-receipt-proof.ts";
import type { Disclosure } from "../document/disclose.ts";
import type { Statement } from "../statement/statement.ts";
import type { FileFacts, SchemaDescription } from "./file-schema.ts";

export const RECEIPT_FORMAT = "tallystick evidence receipt";
export const RECEIPT_VERSION = 1;

/** The organisation of the attester's account when the receipt was issued. */
export interface AttestingOrganisation {
  readonly id: number;
  readonly name: string;
}

/**
 * All that is needed to check, without asking anybody, that an attester made a statement about a file before a block. Documented in
 * docs/evidence-receipt.md.
 */
export interface EvidenceReceipt {
  readonly format: typeof RECEIPT_FORMAT;
  readonly version: typeof RECEIPT_VERSION;
  readonly file: FileFacts;
  /** Name, media type, times, note: salted fields, of which some may be left out. */
  readonly metadata: Disclosure & { readonly root: string };
  readonly schema: SchemaDescription;
  readonly statement: Omit<Statement, "validUntil"> & { readonly validUntil: number };
  readonly uid: string;
  readonly batch: { readonly root: string; readonly count: number; readonly path: readonly string[] };
  readonly organisation: AttestingOrganisation;
  readonly chain: { readonly chainId: number; readonly genesisHash: string; readonly attestations: string };
  readonly anchor: {
    /**
     * Where to look the transaction up. The proof is about the transaction receipt at an index, which does not contain
     * this hash.
     */
    readonly transactionHash: string;
    readonly blockNumber: number;
    readonly blockHash: string;
    readonly proof: TransactionReceiptProof;
  };
}

/** The receipt's statement as the contract knows it. */
export function statementOf(receipt: EvidenceReceipt): Statement {
  return { ...receipt.statement, validUntil: BigInt(receipt.statement.validUntil) };
}
