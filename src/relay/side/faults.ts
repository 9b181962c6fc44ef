import { isTallyError, type TallyError } from "../../lib/errors.ts";
import { relayError } from "../errors.ts";

/** What a node says that lies, or has lost its chain: nothing of it was sent. */
const LIES = ["QBFT_SEALS_INSUFFICIENT", "QBFT_HEADER_INVALID", "HEADER_MISMATCH", "STATE_PROOF_INVALID"] as const;

/** Besu tells of a block before it can give it: the next look finds it. */
export const isNotYet = (error: unknown): boolean => isTallyError(error, "BLOCK_UNKNOWN");

/** Whether a quorum of the validators that a header lists sealed it, and too few of those that are trusted. */
export const isForeign = (error: unknown): error is TallyError =>
  isTallyError(error, "QBFT_SEALS_INSUFFICIENT") && error.values.of === "trusted";

/** What is wrong with what a node of the other chain said. */
export function faultOf(error: TallyError): TallyError {
  const { message: reason } = error;
  if (isForeign(error)) {
    const message = `${reason}. Give the relayer nodes of other organisations, which keep other seals; if these do not help, the other chain's validators changed too far, the Council has to renew trust, or all its nodes lie`;
    return relayError("SIDE_VALIDATORS_UNKNOWN", message, { ...error.values, reason });
  }
  if (!LIES.some((code) => isTallyError(error, code))) return error;
  return relayError("SIDE_NODE_LIES", `a node of the other chain lies, nothing was sent: ${reason}`, { reason });
}
