import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { treatiesContract } from "../contracts.ts";
import { findLoss } from "../model/find-treaty.ts";
import type { LossNotice } from "../model/loss-notice.ts";
import { ASSESSORS, type Assessor, LOSS_STATES, type LossState, wordOf } from "../model/states.ts";

export interface GetLossParameters {
  /** The loss's id. */
  readonly loss: string;
}

/** A loss as it stands now. */
export interface LossOnChain {
  readonly loss: string;
  readonly state: LossState;
  readonly notice: LossNotice;
  /** More days after a loss than the terms give. */
  readonly late: boolean;
  readonly assessor: Assessor;
  readonly advised: bigint;
  /** As it was assessed; until then, as it was advised. */
  readonly amount: bigint;
  /** What layers paid of it. */
  readonly recovered: bigint;
  /** Numbers of the layers that were called. */
  readonly called: readonly number[];
  /** Last second of the lead's answer, or of the cedent's calls; null where nobody is waited for. */
  readonly by: number | null;
}

/**
 * Reads a loss as it stands now. What was advised is from the event that told it.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getLoss } from "tallystick/treaties";
 *
 * const { state, amount } = await getLoss(client, { loss });
 * console.log(state, amount);
 */
export async function getLoss(client: Client, parameters: GetLossParameters): Promise<LossOnChain> {
  const loss = checkBytes32("loss", parameters.loss);
  const { notice, late } = await findLoss(client, loss);
  const read = await rpc(() => treatiesContract(client).lossOf(loss));
  return {
    loss,
    state: wordOf(LOSS_STATES, read.state),
    notice,
    late,
    assessor: wordOf(ASSESSORS, read.assessor),
    advised: read.advised,
    amount: read.amount,
    recovered: read.recovered,
    called: [0, 1, 2, 3, 4, 5, 6, 7].filter((layer) => (read.called & (1n << BigInt(layer))) !== 0n),
    by: read.by === 0n ? null : Number(read.by),
  };
}
