import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";

export interface CloseOfferParameters extends WriteOptions {
  /** Its id. */
  readonly offer: string;
}

export interface CloseOfferReturnType {
  readonly offer: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends an offer: nothing more is agreed under it, and what is agreed goes on. MAKER of the provider.
 *
 * @throws `Agreements_UnknownOffer`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { closeOffer } from "tallystick/data";
 *
 * const sent = await closeOffer(client, { offer: uid });
 */
export async function closeOffer(client: Client, parameters: CloseOfferParameters): Promise<SentTransaction> {
  const { offer, ...options } = parameters;
  return write(client, agreementsContract(client), "closeOffer", [checkBytes32("offer", offer)], options);
}

/** As `closeOffer`; waits until it is mined. */
export async function closeOfferAndWait(
  client: Client,
  parameters: CloseOfferParameters,
): Promise<CloseOfferReturnType> {
  const receipt = await waitMined(client, await closeOffer(client, parameters));
  const { offer } = eventOf(agreementsContract(client), receipt, "OfferClosed").args;
  return { offer, receipt };
}
