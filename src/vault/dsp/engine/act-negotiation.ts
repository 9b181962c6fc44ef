import {
  agreementMessage,
  endMessage,
  eventMessage,
  offerMessage,
  proofJson,
  requestMessage,
  verificationMessage,
} from "../messages/build.ts";
import { PROOF } from "../model/context.ts";
import type { Policy } from "../model/policy.ts";
import type { Negotiation, Outgoing } from "../model/process.ts";
import { allows } from "../model/states.ts";
import type { NegotiationAct, Refused } from "../ports.ts";
import type { Context } from "./context.ts";
import { decided } from "./move.ts";

/** What a decision makes of a negotiation: stored as a whole, with the message that says so. */
export type Step = (fresh: Negotiation, now: number) => Negotiation;

/** Where a negotiation's messages go: each role has its own path for offers. */
const offers = ({ role, peerPid }: Negotiation) =>
  `/negotiations/${peerPid}/${role === "provider" ? "offers" : "request"}`;

/**
 * Does what the ledger has to do for an act, and says what is stored then. An act that the state forbids changes nothing on the chain.
 *
 * @throws `DSP_STATE_FORBIDS` by the step
 */
export async function negotiationStep(context: Context, negotiation: Negotiation, act: NegotiationAct): Promise<Step> {
  const { newId, ledger } = context.ports;
  const id = newId();
  const send =
    (
      to: Outgoing["to"],
      path: string,
      message: (n: Negotiation) => Outgoing["message"],
      with_: Partial<Negotiation> = {},
    ): Step =>
    (fresh, now) => {
      const changed = { ...fresh, ...with_ };
      return decided(changed, { id, to, path, message: message(changed) }, now);
    };
  const terminate = (code: string, reason?: string) =>
    send(
      "TERMINATED",
      `/negotiations/${negotiation.peerPid}/termination`,
      (n) => endMessage(id, "ContractNegotiationTerminationMessage", n, code, reason),
      reason === undefined ? {} : { reason },
    );
  const event = (eventType: "ACCEPTED" | "FINALIZED") =>
    send(eventType, `/negotiations/${negotiation.peerPid}/events`, (n) => eventMessage(id, n, eventType));
  const refused = (answer: Refused) => terminate("refused", answer.refused);
  const may = (to: Outgoing["to"]) => allows("negotiation", negotiation.state, to, negotiation.role);

  switch (act.act) {
    case "offer":
      return send("OFFERED", offers(negotiation), (n) => offerMessage(id, n, n.offer), {
        offer: act.offer,
        offerBy: "provider",
      });
    case "request":
      return send("REQUESTED", offers(negotiation), (n) => requestMessage(id, n, n.offer), {
        offer: act.offer,
        offerBy: "consumer",
      });
    case "accept":
      return event("ACCEPTED");
    case "agree": {
      if (!may("AGREED")) return forbidden("AGREED");
      const drafted = await ledger.draft(negotiation);
      if ("refused" in drafted) return refused(drafted);
      const { agreementId, proof } = drafted;
      const agreement = agreementOf(context, negotiation, agreementId, { [PROOF]: proofJson(proof) });
      const path = `/negotiations/${negotiation.peerPid}/agreement`;
      return send("AGREED", path, (n) => agreementMessage(id, n, agreement), { agreement, agreementId, proof });
    }
    case "verify": {
      const { agreement, proof } = negotiation;
      if (!may("VERIFIED") || agreement === undefined) return forbidden("VERIFIED");
      const signed = await ledger.countersign({ negotiation, agreement, proof });
      if ("refused" in signed) return refused(signed);
      const path = `/negotiations/${negotiation.peerPid}/agreement/verification`;
      return send("VERIFIED", path, (n) => verificationMessage(id, n, signed.proof), { proof: signed.proof });
    }
    case "finalize": {
      const { agreement, proof } = negotiation;
      if (!may("FINALIZED") || agreement === undefined) return forbidden("FINALIZED");
      const recorded = await ledger.record({ negotiation, agreement, proof });
      return "refused" in recorded ? refused(recorded) : event("FINALIZED");
    }
    case "terminate":
      return terminate(act.code ?? "terminated", act.reason);
    case "wait":
      return (fresh, now) => ({ ...fresh, decideAt: act.until && Math.max(act.until, now + 1), failures: 0 });
  }
}

/** Fails as the state machine does. */
const forbidden =
  (to: Outgoing["to"]): Step =>
  (fresh, now) =>
    decided(fresh, { id: "", to, path: "", message: {} }, now);

/** The agreement to an offer: its rules, with the parties and the time. */
function agreementOf({ ports }: Context, { offer, participant }: Negotiation, id: string, proof: object): Policy {
  const { clock, participants } = ports;
  return {
    ...offer,
    "@id": id,
    "@type": "Agreement",
    assigner: participants.self,
    assignee: participant,
    timestamp: new Date(clock.now()).toISOString(),
    ...proof,
  };
}
