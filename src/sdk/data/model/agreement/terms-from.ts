import { ZeroAddress, ZeroHash } from "ethers";
import { safe } from "../../../core/whole.ts";
import { purposesOf } from "../purposes.ts";
import type { Price } from "./price.ts";
import { priceHash } from "./price.ts";
import type { AgreementTerms } from "./terms.ts";

/** Terms as events have them: every number a bigint, the price a hash. */
export interface EmittedTerms {
  readonly offer: string;
  readonly resource: string;
  readonly provider: bigint;
  readonly consumer: bigint;
  readonly subject: string;
  readonly payer: string;
  readonly policyHash: string;
  readonly purposes: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly maxUses: bigint;
  readonly usesPerPeriod: bigint;
  readonly period: bigint;
  readonly computeOnly: boolean;
  readonly minGroupSize: bigint;
  readonly disputeWindow: bigint;
  readonly arbitrator: bigint;
  readonly price: string;
  readonly previous: string;
  readonly nonce: bigint;
  readonly deadline: bigint;
}

/**
 * Terms of an event as the SDK has them. What was signed is the same.
 *
 * @param prices Prices that may be theirs: where none is, the terms have its hash.
 */
export function termsFrom(emitted: EmittedTerms, prices: readonly Price[] = []): AgreementTerms {
  const { usesPerPeriod, period, disputeWindow, arbitrator, subject, payer, previous } = emitted;
  const price = emitted.price === priceHash(undefined) ? undefined : priceOf(emitted.price, prices);
  return {
    offer: emitted.offer,
    resource: emitted.resource,
    provider: safe("provider", emitted.provider),
    consumer: safe("consumer", emitted.consumer),
    ...(subject !== ZeroAddress && { subject }),
    ...(payer !== ZeroAddress && { payer }),
    policyHash: emitted.policyHash,
    purposes: purposesOf(emitted.purposes),
    start: safe("start", emitted.start),
    end: safe("end", emitted.end),
    maxUses: safe("maxUses", emitted.maxUses),
    ...(usesPerPeriod > 0n && { rate: { uses: Number(usesPerPeriod), period: Number(period) } }),
    computeOnly: emitted.computeOnly,
    minGroupSize: safe("minGroupSize", emitted.minGroupSize),
    ...(disputeWindow > 0n && { dispute: { window: Number(disputeWindow), arbitrator: Number(arbitrator) } }),
    ...(price !== undefined && { price }),
    ...(previous !== ZeroHash && { previous }),
    nonce: emitted.nonce,
    deadline: safe("deadline", emitted.deadline),
  };
}

const priceOf = (hash: string, prices: readonly Price[]) => prices.find((each) => priceHash(each) === hash) ?? hash;
