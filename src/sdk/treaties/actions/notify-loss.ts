import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { treatiesContract } from "../contracts.ts";
import { type LossNotice, toNoticeStruct } from "../model/loss-notice.ts";

export interface NotifyLossParameters extends WriteOptions {
  /** All that is advised. */
  readonly notice: LossNotice;
  /** By two people: see `signTreatyAct`. */
  readonly approval: DualApproval;
}

export interface NotifyLossReturnType {
  readonly loss: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Advises a loss. Anybody: the signatures of two people of the cedent decide. A loss that was advised before is refused.
 *
 * @throws `LossClaims_*`, `Treaties_WrongState`, `Treaties_TooLate`; `Fingerprints_Taken`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { notifyLoss } from "tallystick/treaties";
 *
 * const sent = await notifyLoss(client, { notice: lossNotice, approval });
 */
export async function notifyLoss(client: Client, parameters: NotifyLossParameters): Promise<SentTransaction> {
  const { notice, approval, ...options } = parameters;
  const args = [toNoticeStruct(notice), checkDualApproval(approval)] as const;
  return write(client, treatiesContract(client), "notify", args, options);
}

/** As `notifyLoss`; waits until it is mined. */
export async function notifyLossAndWait(
  client: Client,
  parameters: NotifyLossParameters,
): Promise<NotifyLossReturnType> {
  const receipt = await waitMined(client, await notifyLoss(client, parameters));
  const { loss } = eventOf(treatiesContract(client), receipt, "LossNotified").args;
  return { loss, receipt };
}
