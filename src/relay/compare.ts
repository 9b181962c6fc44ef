import { isTallyError, type TallyError } from "../lib/errors.ts";
import type { LightClient } from "../sdk/anchoring/actions/get-light-client.ts";
import type { RecordedHeader } from "../sdk/anchoring/actions/get-recorded-header.ts";
import { isSameSet, type SealedHeader } from "../sdk/anchoring/chain/plan-updates.ts";
import { blockHashOf, type QbftHeader } from "../sdk/anchoring/model/qbft-header.ts";
import { type CommitSeal, requireQuorum } from "../sdk/anchoring/model/seals.ts";
import { faultOf, isNotYet } from "./side/faults.ts";
import type { Side } from "./side/side.ts";

/**
 * - `conflict`: another header of that height, which validators sealed too. Whoever brings it proves that they broke the protocol.
 * - `problem`: why it could not be compared, where that is known.
 */
export type Comparison =
  | { readonly conflict?: SealedHeader }
  | { readonly isCompared: false; readonly problem?: TallyError };

/** Compares what is recorded of a height with what the nodes tell. */
export async function compareRecorded(
  { number, blockHash }: RecordedHeader,
  { validators }: LightClient,
  side: Side,
): Promise<Comparison> {
  try {
    const header = await side.header(number, validators);
    if (blockHashOf(header).startsWith(blockHash)) return {};
    const seals = evidenceOf(header, validators);
    return seals === undefined ? {} : { conflict: { header, seals } };
  } catch (error) {
    if (!isTallyError(error)) throw error;
    if (isNotYet(error)) return { isCompared: false };
    return { isCompared: false, problem: faultOf(error) };
  }
}

/** The seals of a header that differs from what is recorded; none where it is one of validators that are not trusted any more, which proves nothing. */
function evidenceOf(header: QbftHeader, trusted: readonly string[]): readonly CommitSeal[] | undefined {
  try {
    return requireQuorum(header, trusted);
  } catch (error) {
    const isFormer = !isSameSet(trusted, header.extraData.validators);
    if (isFormer && isTallyError(error, "QBFT_SEALS_INSUFFICIENT")) return undefined;
    throw error;
  }
}
