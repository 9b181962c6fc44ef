import { type CatalogueEntry, TallyError } from "../../lib/errors.ts";

/** Every code that the SDK itself throws. Custom errors of the contracts carry their own name as code. */
export const CATALOGUE = {
  RPC_UNREACHABLE: {
    retryable: true,
    meaning: "The RPC endpoint did not answer, or not in JSON-RPC.",
    remedy: "Check that the node runs and that the address is right; try again.",
  },
  RPC_REFUSED: {
    retryable: false,
    meaning: "The node answered with an error that is not a revert.",
    remedy: "Read the node's message in `values.reason`.",
  },
  CHAIN_MISMATCH: {
    retryable: false,
    meaning: "The chain under the endpoint is not the one the deployment file was written for.",
    remedy: "Compare chain id and genesis hash; use the deployment file of this chain.",
  },
  DEPLOYMENT_INVALID: {
    retryable: false,
    meaning: "A deployment file lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`, or deploy again.",
  },
  CONTRACT_MISSING: {
    retryable: false,
    meaning: "The deployment does not have a contract: the file does not name it, or there is no code at its address.",
    remedy:
      "Use a deployment with the domain `values.domain`. Where the file gives an address: the node may be another chain or still syncing.",
  },
  READ_ONLY: {
    retryable: false,
    meaning: "A write was asked of a client that was connected without a signer or sender.",
    remedy: "Pass `signer` or `sender` to `connect`.",
  },
  TX_REVERTED: {
    retryable: false,
    meaning: "A transaction was mined and reverted, and its reason could not be had by repeating the call.",
    remedy: "The state has changed since; look at the transaction named in `values.hash`.",
  },
  UNKNOWN_REVERT: {
    retryable: false,
    meaning: "A call reverted with data that belongs to no error of these contracts.",
    remedy: "Look at `values.data`; a schema policy or a wallet contract may have refused.",
  },
  EVENT_MISSING: {
    retryable: false,
    meaning: "A mined transaction lacks the event that the action promises.",
    remedy: "The contract at the address is not the one the SDK was built for: run `tally deployment verify`.",
  },
  BATCH_EMPTY: {
    retryable: false,
    meaning: "A batch was to be built of no statements.",
    remedy: "Give at least one statement.",
  },
  BATCH_ITEM_INVALID: {
    retryable: false,
    meaning: "A statement of a batch has a field of the wrong form.",
    remedy: "Mend the field `values.field` of the item `values.item`.",
  },
  BATCH_DUPLICATE: {
    retryable: false,
    meaning: "Two statements of a batch, or of one call, are the same, so they have one uid.",
    remedy: "Drop the item `values.item`, or give it a salt of its own; it repeats the item `values.first`.",
  },
  BATCH_MIXED: {
    retryable: false,
    meaning: "The statements of a batch differ in attester or schema; a batch is anchored for one of each.",
    remedy: "Build a batch for each attester and schema; the first that differs is the item `values.item`.",
  },
  BATCH_ITEM_UNKNOWN: {
    retryable: false,
    meaning: "A batch was asked for the proof of an item that it does not have.",
    remedy: "Items are numbered from 0 to `values.count` - 1.",
  },
  MERKLE_NODE_INVALID: {
    retryable: false,
    meaning: "A root, a leaf or a node of a Merkle path is not 32 bytes in hex.",
    remedy: "Give the uid itself as the leaf, and the path as it was issued.",
  },
  JSON_INVALID: {
    retryable: false,
    meaning: "A value has no canonical JSON (RFC 8785), or a text is not JSON or repeats a member's name.",
    remedy: "Mend the value at the JSON pointer `values.path`; the reason is in `values.reason`.",
  },
  DOCUMENT_INVALID: {
    retryable: false,
    meaning: "A salted document, or what was disclosed of one, lacks a field or has one of the wrong form.",
    remedy: "Mend the field `values.field`.",
  },
  DOCUMENT_PATH_UNKNOWN: {
    retryable: false,
    meaning: "A document has no field at or under a path that was to be disclosed.",
    remedy: "Paths are JSON pointers, such as /buyer/name; compare with the document's fields.",
  },
  BLOCK_UNKNOWN: {
    retryable: true,
    meaning: "The node does not have a block or a mined transaction that a proof needs.",
    remedy: "Wait until it is mined and the node is in step; otherwise look at the hash in `values`.",
  },
  HEADER_MISMATCH: {
    retryable: false,
    meaning: "A block header does not hash to the block's hash in any form that is known here.",
    remedy: "The chain has header fields that this version does not know, or the node's answer was altered.",
  },
  RECEIPTS_MISMATCH: {
    retryable: false,
    meaning: "The receipts of a block do not add up to the receiptsRoot of its header.",
    remedy: "The node's answer is incomplete or altered; ask another node.",
  },
  RECEIPT_PROOF_INVALID: {
    retryable: false,
    meaning: "A receipt proof does not lead from the transaction's receipt to the header.",
    remedy: "The proof was altered, or belongs to another block; the reason is in `values.reason`.",
  },
  RECEIPT_INVALID: {
    retryable: false,
    meaning: "An evidence receipt lacks a field or has one of the wrong form.",
    remedy: "Get the receipt again from who issued it; the field is `values.field`.",
  },
  RECEIPT_VERSION: {
    retryable: false,
    meaning: "An evidence receipt is of a version that this program does not know.",
    remedy: "Use a newer version of this program.",
  },
  ARGUMENT_INVALID: {
    retryable: false,
    meaning: "An argument does not have the form that the call needs.",
    remedy: "Mend the argument named in `values.field`; `values.value` is what was given.",
  },
  NOT_FOUND: {
    retryable: false,
    meaning: "The chain does not know what was asked for.",
    remedy: "Check the id in `values`; a node that is still syncing does not know it yet.",
  },
  NOT_SECONDS: {
    retryable: false,
    meaning: "A time lies beyond the year 36 000: milliseconds were given for seconds.",
    remedy: "Divide the field named in `values.field` by 1000.",
  },
  SCHEMA_MALFORMED: {
    retryable: false,
    meaning: "A schema definition does not follow the grammar.",
    remedy: 'Mend it at `values.position`: ABI types with names, as in "uint64 weight,string unit".',
  },
  DATA_MISMATCH: {
    retryable: false,
    meaning: "Data does not encode or decode under its schema's definition.",
    remedy: "Mend the field named in `values.field`; in a batch, `values.item` is the index of the statement.",
  },
  IDEMPOTENCY_CONFLICT: {
    retryable: false,
    meaning: "The idempotency key was used before, for another call.",
    remedy:
      "Derive keys from the business act (an invoice number, not a counter that starts again); look at `values.key`.",
  },
  OUTBOX_LOCKED: {
    retryable: true,
    meaning: "The outbox's store is held by another process, or its signer by another outbox of this one.",
    remedy: "Run one sending process per store and signer; stop the other one first.",
  },
  OUTBOX_CLOSED: {
    retryable: true,
    meaning: "The outbox was closed before the transaction was final. What is stored is sent when it is opened again.",
    remedy: "Open the outbox again and ask with the same idempotency key.",
  },
  TX_REJECTED: {
    retryable: false,
    meaning:
      "The node will never take the transaction; its nonce was used up by an empty one so that later ones go on.",
    remedy: "Read `values.reason`, mend the call and send it under a new idempotency key.",
  },
  NODE_BEHIND: {
    retryable: true,
    meaning:
      "The node knows fewer transactions of the sender than were already final: it lags, or its chain was replaced.",
    remedy: "Wait for the node to catch up; if its chain was reset, start with a new store.",
  },
  CHAIN_CHANGED: {
    retryable: false,
    meaning: "The block that an event cursor stands on is not on the chain any more.",
    remedy: "Discard what was derived from this chain and stream again from the deployment's first block.",
  },
  NODE_FAULT: {
    retryable: true,
    meaning: "The node answered that it failed (JSON-RPC internal error), which says nothing about the request.",
    remedy: "Try again; if it stays, read `values.reason` and the node's log.",
  },
  NUMBER_TOO_LARGE: {
    retryable: false,
    meaning: "The chain holds a number beyond 2^53 - 1, with which this program does not compute exactly.",
    remedy: "No instrument gives such a number: look at who sent `values.field`, and ask the contract directly.",
  },
  SIGNERS_UNREADABLE: {
    retryable: false,
    meaning: "Who signed a sealed batch cannot be read: the transaction did not call Feeds directly.",
    remedy:
      "It went through another contract: trace the transaction in `values.transaction` with the node's debug API.",
  },
  EVIDENCE_INVALID: {
    retryable: false,
    meaning: "Evidence of a reading lacks a field or has one of the wrong form.",
    remedy: "Get the evidence again from who gave it; the field is `values.field`.",
  },
  EVIDENCE_VERSION: {
    retryable: false,
    meaning: "Evidence of a reading is of a version that this program does not know.",
    remedy: "Use a newer version of this program.",
  },
  EPCIS_INVALID: {
    retryable: false,
    meaning: "An EPCIS document or event lacks a field or has one of the wrong form.",
    remedy: "Mend the field `values.field`; `values.value` is what is there. Nothing of the document was taken.",
  },
  GS1_INVALID: {
    retryable: false,
    meaning: "A GS1 identifier has the wrong form or a wrong check digit, or is of a kind that is not known here.",
    remedy: "Compare `values.value` with the label; the reason is in `values.reason`.",
  },
  CUSTODY_PROFILE_INVALID: {
    retryable: false,
    meaning:
      "The rules of a regulated flow lack a field, have one of the wrong form, or name a step or class that is not there.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
  HANDOVER_INVALID: {
    retryable: false,
    meaning:
      "A handover that another device gave lacks a field, has one of the wrong form, or is for another deployment.",
    remedy: "Get it again from who gave it; the field is `values.field`.",
  },
  HANDOVER_VERSION: {
    retryable: false,
    meaning: "A handover that another device gave is of a version that this program does not know.",
    remedy: "Use a newer version of this program.",
  },
} as const satisfies Record<string, CatalogueEntry>;

export type SdkErrorCode = keyof typeof CATALOGUE;

/** A catalogued error, ready to be thrown. */
export function sdkError(
  code: SdkErrorCode,
  message: string,
  values: Record<string, unknown> = {},
  cause?: unknown,
): TallyError<SdkErrorCode> {
  return new TallyError(code, message, { retryable: CATALOGUE[code].retryable, values, cause });
}
