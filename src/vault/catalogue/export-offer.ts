import type { Offer } from "../../sdk/data/model/agreement/offer.ts";
import type { Price } from "../../sdk/data/model/agreement/price.ts";
import type { JsonObject } from "../dsp/model/json.ts";
import type { Policy } from "../dsp/model/policy.ts";
import { policyHash } from "./policy-hash.ts";
import { timeOperand } from "./time.ts";
import { purposeIri, roleIri, TERMS } from "./vocabulary.ts";

/** An offer of the chain before its policy is made: everything else that it says. */
export type OfferTerms = Omit<Offer, "policyHash" | "salt"> & { readonly salt: string };

const constraint = (leftOperand: string, operator: string, rightOperand: JsonObject[string]): JsonObject => ({
  leftOperand,
  operator,
  rightOperand,
});

function constraintsOf(offer: OfferTerms): JsonObject[] {
  const { purposes, rate, recipientRoles = [], computeOnly = false, minGroupSize = 0 } = offer;
  const list = [
    constraint("dateTime", "gteq", timeOperand(offer.validFrom)),
    constraint("dateTime", "lteq", timeOperand(offer.validTo)),
    constraint("count", "lteq", String(offer.maxUses)),
  ];
  if (rate !== undefined) {
    const uses = constraint("count", "lteq", String(rate.uses));
    list.push({ and: [uses, constraint("timeInterval", "eq", `PT${rate.period}S`)] });
  }
  if (purposes.length > 0) list.push(constraint("purpose", "isAnyOf", purposes.map(purposeIri)));
  if (recipientRoles.length > 0) list.push(constraint("recipient", "isAllOf", recipientRoles.map(roleIri)));
  if (computeOnly) list.push(constraint(TERMS.computeOnly, "eq", "true"));
  if (minGroupSize > 0) list.push(constraint(TERMS.minGroupSize, "gteq", String(minGroupSize)));
  return list;
}

/** A price is a duty to compensate: how much, of what, for what, and to whom. */
function dutyOf({ cash, amount, per, shares = [], remainder }: Price, chainId: number): JsonObject {
  const payees = { shares: shares.map(({ payee, basisPoints }) => ({ payee, basisPoints })), remainder };
  const pay = { ...constraint("payAmount", "eq", String(amount)), unit: `eip155:${chainId}:${cash}` };
  return {
    action: "compensate",
    constraint: [pay, constraint(TERMS.per, "eq", per), constraint(TERMS.payees, "eq", payees)],
  };
}

/** An offer as ODRL, by the profile of the Dataspace Protocol. Importing it gives the same offer, its policy's hash included. */
export function exportOffer(
  offer: OfferTerms,
  { id, chainId }: { readonly id: string; readonly chainId: number },
): Policy {
  const { provider, resource, service, byRule = false, oneEach = false, dispute, price, salt } = offer;
  const rest = { provider, resource, service, byRule, oneEach, salt };
  return {
    "@id": id,
    "@type": "Offer",
    permission: [{ action: "use", constraint: constraintsOf(offer) }],
    ...(price !== undefined && { obligation: [dutyOf(price, chainId)] }),
    [TERMS.offer]: dispute === undefined ? rest : { ...rest, dispute: { ...dispute } },
  };
}

/** The offer as it is put on the chain: with the hash of its policy. */
export const withPolicyHash = (offer: OfferTerms, policy: Policy): Offer & { readonly salt: string } => ({
  ...offer,
  policyHash: policyHash(policy),
});
