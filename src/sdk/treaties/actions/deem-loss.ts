import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";

export interface DeemLossParameters extends WriteOptions {
  /** The loss's id. */
  readonly loss: string;
}

export interface DeemLossReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Takes a loss as it was advised, since the lead did not answer in time. Anybody.
 *
 * @throws `LossClaims_WrongState`, `LossClaims_TooEarly`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { deemLoss } from "tallystick/treaties";
 *
 * const sent = await deemLoss(client, { loss });
 */
export async function deemLoss(client: Client, parameters: DeemLossParameters): Promise<SentTransaction> {
  const { loss, ...options } = parameters;
  const args = [checkBytes32("loss", loss)] as const;
  return write(client, treatiesContract(client), "deem", args, options);
}

/** As `deemLoss`; waits until it is mined. */
export async function deemLossAndWait(client: Client, parameters: DeemLossParameters): Promise<DeemLossReturnType> {
  const receipt = await waitMined(client, await deemLoss(client, parameters));
  return { receipt };
}
