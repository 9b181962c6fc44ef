import { TallyError } from "../lib/errors.ts";

interface Entry {
  readonly retryable: boolean;
  readonly meaning: string;
  readonly remedy: string;
}

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
    meaning: "There is no code at the address that the deployment file gives for a contract.",
    remedy: "The node may be another chain or still syncing; otherwise deploy again.",
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
} as const satisfies Record<string, Entry>;

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
