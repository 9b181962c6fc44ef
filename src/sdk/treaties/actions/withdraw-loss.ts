import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";
import { type LossNotice, toNoticeStruct } from "../model/loss-notice.ts";

export interface WithdrawLossParameters extends WriteOptions {
  /** All that was advised: see `getLoss`. */
  readonly notice: LossNotice;
}

export interface WithdrawLossReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Takes a loss back of which no layer was called: its keys are free. MAKER of the cedent.
 *
 * @throws `LossClaims_WrongState`, `LossClaims_NotParty`, `LossClaims_AlreadyCalled`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { withdrawLoss } from "tallystick/treaties";
 *
 * const sent = await withdrawLoss(client, { notice: lossNotice });
 */
export async function withdrawLoss(client: Client, parameters: WithdrawLossParameters): Promise<SentTransaction> {
  const { notice, ...options } = parameters;
  const args = [toNoticeStruct(notice)] as const;
  return write(client, treatiesContract(client), "withdraw", args, options);
}

/** As `withdrawLoss`; waits until it is mined. */
export async function withdrawLossAndWait(
  client: Client,
  parameters: WithdrawLossParameters,
): Promise<WithdrawLossReturnType> {
  const receipt = await waitMined(client, await withdrawLoss(client, parameters));
  return { receipt };
}
