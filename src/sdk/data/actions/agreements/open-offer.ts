import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { agreementsContract } from "../../contracts.ts";
import { checkOffer, type Offer, offerArgument } from "../../model/agreement/offer.ts";
import { checkPrice } from "../../model/agreement/price.ts";

export interface OpenOfferParameters extends WriteOptions {
  readonly offer: Offer;
}

export interface OpenOfferReturnType {
  readonly offer: string;
  readonly resource: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Makes an offer of a service. MAKER of the provider, which owns the resource.
 *
 * @throws `Agreements_OfferExists`, `Agreements_OfferInvalid`; `Accesses_PriceInvalid`; `Catalog_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { openOffer } from "tallystick/data";
 *
 * const sent = await openOffer(client, { offer });
 */
export async function openOffer(client: Client, parameters: OpenOfferParameters): Promise<SentTransaction> {
  const { offer, ...options } = parameters;
  return write(
    client,
    agreementsContract(client),
    "openOffer",
    [offerArgument(checkOffer(offer), offer.price), checkPrice(offer.price)],
    options,
  );
}

/** As `openOffer`; waits until it is mined. */
export async function openOfferAndWait(client: Client, parameters: OpenOfferParameters): Promise<OpenOfferReturnType> {
  const receipt = await waitMined(client, await openOffer(client, parameters));
  const { offer, resource } = eventOf(agreementsContract(client), receipt, "OfferOpened").args;
  return { offer, resource, receipt };
}
