import type { JsonObject } from "../model/json.ts";
import { type Policy, saysTheSame } from "../model/policy.ts";
import type { Negotiation } from "../model/process.ts";
import type { CatalogueSource, DecisionRules, NegotiationAct } from "../ports.ts";

export interface OfferRulesParameters {
  readonly catalogue: CatalogueSource;
  /** Whether an offer of ours is agreed to without an operator. */
  byRule(offer: Policy): boolean;
  /** What is done when a consumer asks for other terms than the offer's. @default "wait" for an operator */
  readonly onOtherTerms?: "wait" | "counter" | "terminate";
  /** Whether terms that a provider offers us are taken without an operator. @default none are */
  acceptable?(offer: Policy, negotiation: Negotiation): boolean;
}

/**
 * Rules by the catalogue: a request on exactly an offer's terms is agreed to where the offer says so; all else waits for an operator, is answered
 * by the offer, or ends. What both agreed to is verified and finalized, and a transfer under an agreement starts, as far as the ledger lets it.
 */
export function offerRules(parameters: OfferRulesParameters): DecisionRules {
  const { catalogue, byRule, onOtherTerms = "wait", acceptable = () => false } = parameters;

  async function answerRequest({ participant, dataset, offer }: Negotiation): Promise<NegotiationAct> {
    const found = await catalogue.get({ participant }, dataset);
    const offers = Array.isArray(found?.hasPolicy) ? (found.hasPolicy as JsonObject[]) : [];
    const ours = offers.find((each) => each["@id"] === offer["@id"]);
    // It was taken from the catalogue since it was asked for, or a counter-offer has a name of its own.
    if (ours === undefined) return { act: "wait" };
    const standing = { ...ours, target: dataset } as unknown as Policy;
    if (saysTheSame(standing, offer)) return byRule(standing) ? { act: "agree" } : { act: "wait" };
    if (onOtherTerms === "counter") return { act: "offer", offer: standing };
    if (onOtherTerms === "terminate")
      return { act: "terminate", code: "other-terms", reason: "the offer's terms stand" };
    return { act: "wait" };
  }

  return {
    async negotiation(negotiation) {
      const { role, state, offer } = negotiation;
      if (role === "provider") {
        if (state === "REQUESTED") return answerRequest(negotiation);
        if (state === "ACCEPTED") return { act: "agree" };
        return { act: state === "VERIFIED" ? "finalize" : "wait" };
      }
      if (state === "OFFERED" && acceptable(offer, negotiation)) return { act: "accept" };
      return { act: state === "AGREED" ? "verify" : "wait" };
    },
    transfer: async ({ role, state }) => ({ act: role === "provider" && state === "REQUESTED" ? "start" : "wait" }),
  };
}
