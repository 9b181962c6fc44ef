import { safe } from "../../../core/whole.ts";
import { rolesOf } from "../../../members/model/roles.ts";
import { purposesOf } from "../purposes.ts";
import { nameOf } from "../states.ts";
import type { Offer } from "./offer.ts";
import { PRICE_UNITS, type Price } from "./price.ts";

/** A price as events have it. */
export interface EmittedPrice {
  readonly cash: string;
  readonly amount: bigint;
  readonly per: bigint;
  readonly shares: readonly { readonly payee: string; readonly basisPoints: bigint }[];
  readonly remainder: string;
}

/** An offer as events have it. */
export interface EmittedOffer {
  readonly provider: bigint;
  readonly resource: string;
  readonly service: string;
  readonly policyHash: string;
  readonly validFrom: bigint;
  readonly validTo: bigint;
  readonly purposes: bigint;
  readonly maxUses: bigint;
  readonly usesPerPeriod: bigint;
  readonly period: bigint;
  readonly recipientRoles: bigint;
  readonly computeOnly: boolean;
  readonly minGroupSize: bigint;
  readonly byRule: boolean;
  readonly oneEach: boolean;
  readonly disputeWindow: bigint;
  readonly arbitrator: bigint;
  readonly salt: string;
}

/** A price of an event as the SDK has it; undefined where nothing is paid. */
export function priceFrom({ cash, amount, per, shares, remainder }: EmittedPrice): Price | undefined {
  const unit = nameOf(PRICE_UNITS, per);
  if (unit === "None") return undefined;
  const list = [...shares].map(({ payee, basisPoints }) => ({ payee, basisPoints: Number(basisPoints) }));
  return { cash, amount, per: unit, shares: list, remainder };
}

/** An offer of an event as the SDK has it: its id is the same. */
export function offerFrom(emitted: EmittedOffer, price: Price | undefined): Offer & { readonly salt: string } {
  const { usesPerPeriod, period, disputeWindow, arbitrator } = emitted;
  return {
    provider: safe("provider", emitted.provider),
    resource: emitted.resource,
    service: emitted.service,
    policyHash: emitted.policyHash,
    validFrom: safe("validFrom", emitted.validFrom),
    validTo: safe("validTo", emitted.validTo),
    purposes: purposesOf(emitted.purposes),
    maxUses: safe("maxUses", emitted.maxUses),
    ...(usesPerPeriod > 0n && { rate: { uses: Number(usesPerPeriod), period: Number(period) } }),
    recipientRoles: rolesOf(emitted.recipientRoles),
    computeOnly: emitted.computeOnly,
    minGroupSize: safe("minGroupSize", emitted.minGroupSize),
    byRule: emitted.byRule,
    oneEach: emitted.oneEach,
    ...(price !== undefined && { price }),
    ...(disputeWindow > 0n && { dispute: { window: Number(disputeWindow), arbitrator: Number(arbitrator) } }),
    salt: emitted.salt,
  };
}
