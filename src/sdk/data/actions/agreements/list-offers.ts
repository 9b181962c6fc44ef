import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { agreementsContract } from "../../contracts.ts";
import { offerFrom, priceFrom } from "../../model/agreement/offer-from.ts";
import type { GetOfferReturnType } from "./get-offer.ts";

export interface ListOffersParameters {
  readonly resource?: string;
  /** Organisation that made them. */
  readonly provider?: number;
}

/**
 * The offers of a resource or of a provider, or all, those that are closed as well.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { listOffers } from "tallystick/data";
 *
 * const open = (await listOffers(client, { resource })).filter(({ closed }) => !closed);
 */
export async function listOffers(client: Client, parameters: ListOffersParameters = {}): Promise<GetOfferReturnType[]> {
  const resource = parameters.resource === undefined ? undefined : checkBytes32("resource", parameters.resource);
  const provider = parameters.provider === undefined ? undefined : checkNumber("provider", parameters.provider);
  const contract = agreementsContract(client);
  const { block } = deployedContract(client.deployment, "Agreements", "data");
  const found: GetOfferReturnType[] = [];
  const filter = contract.filters.OfferOpened(undefined, provider, resource);
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock: block })) {
    const { closed } = await rpc(() => contract.offerOf(args.offer));
    found.push({ id: args.offer, offer: offerFrom(args.details, priceFrom(args.price)), closed });
  }
  return found;
}
