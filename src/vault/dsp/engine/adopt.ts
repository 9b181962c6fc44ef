import type { ChainAgreement } from "../dsp.ts";
import type { Negotiation } from "../model/process.ts";
import { begin } from "./begin.ts";
import { type Context, change } from "./context.ts";
import { entered } from "./move.ts";

/**
 * An agreement of the chain as a negotiation that is FINALIZED; the same one appears once. A consumer whose negotiation is VERIFIED has it with
 * that: the provider's message, when it comes, tells nothing new. A provider's message is on its way by itself.
 */
export function adopt(context: Context, chain: ChainAgreement): Negotiation {
  const { role, counterparty, agreementId, dataset, agreement } = chain;
  const { store, clock } = context.ports;
  const before = store.negotiationOf(agreementId, role) as Negotiation | undefined;
  if (before !== undefined) {
    const finalized = change<Negotiation>(context, before.pid, (fresh) =>
      fresh.role === "consumer" && fresh.state === "VERIFIED" ? entered(fresh, "FINALIZED", clock.now()) : undefined,
    );
    return finalized ?? before;
  }
  const { participant, address } = counterparty;
  const beginning = {
    kind: "negotiation",
    role,
    participant,
    address,
    state: "FINALIZED",
    dataset,
    offer: { ...agreement, "@type": "Offer" },
    offerBy: "provider",
    agreement,
    agreementId,
  } as const;
  return begin(context, beginning, { unless: () => store.negotiationOf(agreementId, role) }) as Negotiation;
}
