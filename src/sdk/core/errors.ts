import { type CatalogueEntry, TallyError } from "../../lib/errors.ts";

/** Every code that is thrown in several domains, or in none; the others are in the `errors.ts` of their domain. Custom errors of the contracts carry their own name as code. */
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
  DEPLOYMENT_NOT_FOUNDED: {
    retryable: false,
    meaning:
      "The founding of the deployment was cut off: its deployer may still have all power, and the Council none of it.",
    remedy:
      "Run `npm run deploy -- --network NAME` to the end, with the signer and configuration it was begun with; then use the file it wrote.",
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
  TRANSACTION_RECEIPTS_MISMATCH: {
    retryable: false,
    meaning: "The receipts of a block do not add up to the receiptsRoot of its header.",
    remedy: "The node's answer is incomplete or altered; ask another node.",
  },
  TRANSACTION_RECEIPT_PROOF_INVALID: {
    retryable: false,
    meaning: "A receipt proof does not lead from the transaction's receipt to the header.",
    remedy: "The proof was altered, or belongs to another block; the reason is in `values.reason`.",
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
  NONCE_GAP: {
    retryable: false,
    meaning:
      "What the outbox has signed begins above the nonce that the chain waits for, so that none of it can be mined.",
    remedy:
      "If the node lags, wait. Otherwise a node told too high a count once: open an empty store and ask again with the same keys, and make sure that the old one is not opened any more.",
  },
  NONCE_USE_UNKNOWN: {
    retryable: true,
    meaning:
      "The nonce of a stored transaction is used, and the node shows neither that transaction nor another one that used it. Nothing is signed again on such an answer.",
    remedy: "Use a node that is in step and keeps the state and receipts of these blocks; it goes on by itself then.",
  },
  NONCE_TAKEN: {
    retryable: true,
    meaning:
      "Another transaction of the account used the nonce of this one, which can never be mined: another program sends with the same key.",
    remedy: "Nothing of this call was done: try again. Give each program a key of its own.",
  },
  NONCE_TOO_DISTANT: {
    retryable: true,
    meaning: "The node's pool does not take a nonce that far ahead of what is mined; nothing was sent.",
    remedy: "Try again when earlier transactions of the account are mined, or send fewer at once.",
  },
  TX_UNSETTLED: {
    retryable: true,
    meaning: "A transaction was handed to the node and not mined within the time limit. It may still be mined.",
    remedy:
      "Look whether the transaction `values.hash` is mined by now; only then, or when another one has used its nonce, try again.",
  },
  CHAIN_HALTED: {
    retryable: true,
    meaning: "Transactions wait, and the chain makes no blocks: its head has stood still for `values.seconds`.",
    remedy:
      "Look at the validators: QBFT needs two thirds of them, rounded up. What was sent stays in order; try again.",
  },
  CHAIN_CHANGED: {
    retryable: false,
    meaning: "The block that an event cursor stands on is not on the chain any more, or the node does not reach it.",
    remedy:
      "Where `values.head` is below the cursor's block, the node may be behind: stream from the same cursor when it has caught up. Otherwise discard what was derived from this chain and stream again from the deployment's first block.",
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
  SIGNER_UNREACHABLE: {
    retryable: true,
    meaning: "The signing service did not answer, or failed inside.",
    remedy: "Check that it runs and that `values.url` is its address; try again.",
  },
  SIGNER_REFUSED: {
    retryable: false,
    meaning: "The signing service has no key of the account, refused to sign, or answered a signature of another key.",
    remedy: "Name an account whose key it has, those are in `values.accounts`, and look into its log.",
  },
  ENVELOPE_INVALID: {
    retryable: false,
    meaning: "An envelope has another form than that of its key encapsulation mechanism.",
    remedy: "Get the envelope again from who sealed it; the field is `values.field`.",
  },
  ENVELOPE_NOT_OPENED: {
    retryable: false,
    meaning: "An envelope does not open: it was altered, is for another key, or was made for another purpose.",
    remedy:
      "Use the private key of the key that it was sealed to: of a grant, with its own chain, contract, agreement, resource and version; of a quote, with its own ask.",
  },
  ENCRYPTION_KEY_INVALID: {
    retryable: false,
    meaning: "An encryption key is not one of its key encapsulation mechanism, or its mechanism is not supported.",
    remedy: "Use a P-256 key (0x0010, 65 bytes) or an X25519 key (0x0020, 32 bytes).",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly core: keyof typeof CATALOGUE;
  }
}

export type SdkErrorCode = keyof typeof CATALOGUE;

/** Makes errors of a catalogue, with what it says of trying again. */
export function errorsOf<C extends Readonly<Record<string, CatalogueEntry>>>(catalogue: C) {
  return <Code extends keyof C & string>(
    code: Code,
    message: string,
    values: Record<string, unknown> = {},
    cause?: unknown,
  ): TallyError<Code> => {
    const { retryable } = catalogue[code] as CatalogueEntry;
    return new TallyError(code, message, { retryable, values, cause });
  };
}

/** A catalogued error, ready to be thrown. */
export const sdkError = /* @__PURE__ */ errorsOf(CATALOGUE);
