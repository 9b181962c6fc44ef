import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { agreementsContract } from "../../contracts.ts";
import type { Offer } from "../../model/agreement/offer.ts";
import { offerFrom, priceFrom } from "../../model/agreement/offer-from.ts";

export interface GetOfferParameters {
  /** Its id. */
  readonly offer: string;
}

export interface GetOfferReturnType {
  readonly id: string;
  readonly offer: Offer & { readonly salt: string };
  readonly closed: boolean;
}

/**
 * Reads an offer.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getOffer } from "tallystick/data";
 *
 * const { offer, closed } = await getOffer(client, { offer: uid });
 */
export async function getOffer(client: Client, parameters: GetOfferParameters): Promise<GetOfferReturnType> {
  const id = checkBytes32("offer", parameters.offer);
  const contract = agreementsContract(client);
  const { block } = deployedContract(client.deployment, "Agreements", "data");
  const event = await findEvent(client, contract, contract.filters.OfferOpened(id), block);
  if (event === undefined) throw sdkError("NOT_FOUND", `no offer ${id}`, { offer: id });
  const { closed } = await rpc(() => contract.offerOf(id));
  const { details, price } = event.args;
  return { id, offer: offerFrom(details, priceFrom(price)), closed };
}
