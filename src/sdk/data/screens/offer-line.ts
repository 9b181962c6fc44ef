import type { GetOfferReturnType } from "../actions/agreements/get-offer.ts";
import type { Purpose } from "../model/purposes.ts";

/** An offer as a line of a screen. Times are seconds since 1970. */
export interface OfferLine {
  readonly offer: string;
  readonly resource: string;
  readonly service: string;
  readonly provider: number;
  readonly purposes: readonly Purpose[];
  readonly validFrom: number;
  readonly validTo: number;
  readonly maxUses: number;
  readonly computeOnly: boolean;
  readonly minGroupSize: number;
  /** Whether what is asked for within it is agreed without another signature. */
  readonly byRule: boolean;
  /** Null where it costs nothing. The amount is a whole number of the money's smallest unit. */
  readonly price: { readonly cash: string; readonly amount: string; readonly per: string } | null;
}

export function offerLine({ id, offer }: GetOfferReturnType): OfferLine {
  const { price } = offer;
  return {
    offer: id,
    resource: offer.resource,
    service: offer.service,
    provider: offer.provider,
    purposes: offer.purposes,
    validFrom: Number(offer.validFrom),
    validTo: Number(offer.validTo),
    maxUses: offer.maxUses,
    computeOnly: offer.computeOnly ?? false,
    minGroupSize: offer.minGroupSize ?? 0,
    byRule: offer.byRule ?? false,
    price: price === undefined ? null : { cash: price.cash, amount: String(price.amount), per: price.per },
  };
}
