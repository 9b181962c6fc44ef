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
  DUPLICATE_STATEMENT: {
    retryable: false,
    meaning: "Two statements of a batch have the same uid.",
    remedy: "Remove the item named in `values.item`, or give it another salt if it is meant to be stated twice.",
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
