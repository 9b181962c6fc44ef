import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../../sdk/core/errors.ts";

/** Every code by which the Dataspace Protocol's side of the vault refuses. They are also the `code` of its error messages. */
export const DSP_CATALOGUE = {
  DSP_MESSAGE_INVALID: {
    retryable: false,
    meaning: "A message of the Dataspace Protocol is not of its form.",
    remedy: "Mend the field named in `values.field`; the 2025-1 schemas describe the form.",
  },
  DSP_NOT_AUTHENTICATED: {
    retryable: false,
    meaning: "A catalogue was asked for by nobody that the vault recognises.",
    remedy: "Sign in with the vault and send the token as `Authorization`.",
  },
  DSP_NOT_FOUND: {
    retryable: false,
    meaning: "There is no such dataset, negotiation or transfer, or not for whoever asks.",
    remedy: "Check the id and who signs in; what belongs to others is not told apart from what is not there.",
  },
  DSP_OFFER_UNKNOWN: {
    retryable: false,
    meaning: "An offer is not one of the dataset's offers.",
    remedy: "Read the dataset from the catalogue again and use the id of one of its offers.",
  },
  DSP_STATE_FORBIDS: {
    retryable: false,
    meaning: "The state of a negotiation or transfer does not allow the act.",
    remedy: "Read its state, `values.state`, and do what that allows.",
  },
  DSP_PID_MISMATCH: {
    retryable: false,
    meaning: "A message names other process ids than those of the negotiation or transfer to which it was sent.",
    remedy: "Send both `providerPid` and `consumerPid` as they were given.",
  },
  DSP_AGREEMENT_INVALID: {
    retryable: false,
    meaning: "An agreement does not say what was negotiated, or its proof does not hold.",
    remedy: "Negotiate again; `values.field` says where it differs.",
  },
  DSP_AGREEMENT_NOT_LIVE: {
    retryable: false,
    meaning: "Data was asked for under an agreement that is unknown, of others, over, suspended or revoked.",
    remedy: "Negotiate a new agreement, or have the suspension lifted; `values.reason` says what it is.",
  },
  DSP_ADDRESS_REFUSED: {
    retryable: false,
    meaning: "An address is not one to which the vault sends: not https, or not registered for that participant.",
    remedy: "Register the participant's origin with the vault's operator, or use one that is registered.",
  },
  DSP_FILTER_UNSUPPORTED: {
    retryable: false,
    meaning: "A catalogue request has a filter that the vault does not know.",
    remedy: "Use the filters of the guide, or none and filter what comes.",
  },
  DSP_FORMAT_UNSUPPORTED: {
    retryable: false,
    meaning: "A transfer was asked for in a format that is not one of the vault's.",
    remedy: "Use a format of the dataset's distributions.",
  },
  DSP_TOO_MANY_OPEN: {
    retryable: true,
    meaning: "A participant has as many open negotiations or transfers as it may.",
    remedy: "End some of them, or wait until they end.",
  },
  DSP_NOT_DELIVERED: {
    retryable: false,
    meaning: "A message could not be delivered in as many attempts as are made, or the other side refused it.",
    remedy: "See `values.status` and the other side's log; start again.",
  },
  DSP_UNREACHABLE: {
    retryable: true,
    meaning: "The other side did not answer, or with more than is read.",
    remedy: "Try again; check the address and the other side's service.",
  },
} as const satisfies Record<string, CatalogueEntry>;

export type DspCode = keyof typeof DSP_CATALOGUE;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly dsp: DspCode;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const dspError = errorsOf(DSP_CATALOGUE);
