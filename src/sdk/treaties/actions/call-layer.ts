import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkWhole } from "../../core/whole.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";
import { type LossNotice, toNoticeStruct } from "../model/loss-notice.ts";

export interface CallLayerParameters extends WriteOptions {
  /** All that was advised: see `getLoss`. */
  readonly notice: LossNotice;
  /** Number of the layer, from 0. */
  readonly layer: number;
}

export interface CallLayerReturnType {
  /** Null where nothing is called: of no recovery, or of one that goes to the account. */
  readonly call: string | null;
  readonly receipt: TransactionReceipt;
}

/**
 * Calls one layer of an assessed loss, once. MAKER of the cedent.
 *
 * @throws `LossClaims_WrongState`, `LossClaims_LayerCalled`, `LossClaims_UnknownLayer`, `LossClaims_NotParty`, `LossClaims_LimitExceeded`; `Treaties_PremiumOverdue`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { callLayer } from "tallystick/treaties";
 *
 * const sent = await callLayer(client, { notice: lossNotice, layer: 0 });
 */
export async function callLayer(client: Client, parameters: CallLayerParameters): Promise<SentTransaction> {
  const { notice, layer, ...options } = parameters;
  const args = [toNoticeStruct(notice), checkWhole("layer", layer, 0, 7)] as const;
  return write(client, treatiesContract(client), "call", args, options);
}

/** As `callLayer`; waits until it is mined. */
export async function callLayerAndWait(client: Client, parameters: CallLayerParameters): Promise<CallLayerReturnType> {
  const receipt = await waitMined(client, await callLayer(client, parameters));
  const [made] = eventsOf(treatiesContract(client), receipt, "CallMade");
  return { call: made?.args.call ?? null, receipt };
}
