import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";
import { type LossNotice, toNoticeStruct } from "../model/loss-notice.ts";

export interface LapseLossParameters extends WriteOptions {
  /** All that was advised: see `getLoss`. */
  readonly notice: LossNotice;
}

export interface LapseLossReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Ends an assessed loss whose days to call are over, after the run-off. Anybody.
 *
 * @throws `LossClaims_WrongState`, `LossClaims_TooEarly`, `Treaties_TooEarly`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { lapseLoss } from "tallystick/treaties";
 *
 * const sent = await lapseLoss(client, { notice: lossNotice });
 */
export async function lapseLoss(client: Client, parameters: LapseLossParameters): Promise<SentTransaction> {
  const { notice, ...options } = parameters;
  const args = [toNoticeStruct(notice)] as const;
  return write(client, treatiesContract(client), "lapse", args, options);
}

/** As `lapseLoss`; waits until it is mined. */
export async function lapseLossAndWait(client: Client, parameters: LapseLossParameters): Promise<LapseLossReturnType> {
  const receipt = await waitMined(client, await lapseLoss(client, parameters));
  return { receipt };
}
