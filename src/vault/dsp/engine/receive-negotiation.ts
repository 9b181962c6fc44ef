import { dspError } from "../errors.ts";
import { idOf, messageOf, proofOf, reasonOf } from "../messages/read.ts";
import { PROOF } from "../model/context.ts";
import type { JsonObject } from "../model/json.ts";
import { canonicalTerms, type Policy, policyOf, textOf } from "../model/policy.ts";
import type { Negotiation } from "../model/process.ts";
import { requireAddress } from "./addresses.ts";
import { begin, requireRoom } from "./begin.ts";
import type { Context } from "./context.ts";
import { move } from "./from-peer.ts";

/** A consumer's first message. The same consumer's same pid begins one negotiation. */
export async function receiveRequest(context: Context, participant: string, body: unknown): Promise<Negotiation> {
  const message = messageOf(body, "ContractRequestMessage");
  const consumerPid = textOf(message.consumerPid, "consumerPid");
  const offer = policyOf(message.offer, "Offer", "offer");
  if (message.providerPid !== undefined) throw misdirected("providerPid", message.providerPid);
  const { store, catalogue, participants } = context.ports;
  const before = store.byPeer("negotiation", "provider", participant, consumerPid);
  if (before !== undefined) return before as Negotiation;
  const origins = await participants.origins(participant);
  const address = requireAddress(textOf(message.callbackAddress, "callbackAddress"), origins, "callbackAddress");
  const dataset = String(offer.target);
  const found = await catalogue.get({ participant }, dataset);
  const offers = Array.isArray(found?.hasPolicy) ? (found.hasPolicy as JsonObject[]) : [];
  if (!offers.some((each) => each["@id"] === offer["@id"])) {
    throw dspError("DSP_OFFER_UNKNOWN", "offer.@id: no offer of the dataset", {
      field: "offer.@id",
      value: offer["@id"],
    });
  }
  requireRoom(context, "negotiation", participant);
  return begin(context, {
    kind: "negotiation",
    role: "provider",
    participant,
    address,
    peerPid: consumerPid,
    state: "REQUESTED",
    dataset,
    offer,
    offerBy: "consumer",
  }) as Negotiation;
}

/** A provider's first message: an offer that we did not ask for. */
export async function receiveFirstOffer(context: Context, participant: string, body: unknown): Promise<Negotiation> {
  const message = messageOf(body, "ContractOfferMessage");
  const providerPid = textOf(message.providerPid, "providerPid");
  const offer = policyOf(message.offer, "Offer", "offer");
  if (message.consumerPid !== undefined) throw misdirected("consumerPid", message.consumerPid);
  const { store, participants } = context.ports;
  const before = store.byPeer("negotiation", "consumer", participant, providerPid);
  if (before !== undefined) return before as Negotiation;
  const origins = await participants.origins(participant);
  const address = requireAddress(textOf(message.callbackAddress, "callbackAddress"), origins, "callbackAddress");
  requireRoom(context, "negotiation", participant);
  return begin(context, {
    kind: "negotiation",
    role: "consumer",
    participant,
    address,
    peerPid: providerPid,
    state: "OFFERED",
    dataset: String(offer.target),
    offer,
    offerBy: "provider",
  }) as Negotiation;
}

const misdirected = (field: string, value: unknown) =>
  dspError("DSP_PID_MISMATCH", `${field}: a first message has none`, { field, value: String(value).slice(0, 200) });

/** An offer of either side within a negotiation. */
export function receiveOffer(context: Context, negotiation: Negotiation, body: unknown): Negotiation {
  const type = negotiation.role === "provider" ? "ContractRequestMessage" : "ContractOfferMessage";
  const message = messageOf(body, type);
  const offer = policyOf(message.offer, "Offer", "offer");
  requireTarget(negotiation, offer, "offer");
  const [to, offerBy] =
    negotiation.role === "provider" ? (["REQUESTED", "consumer"] as const) : (["OFFERED", "provider"] as const);
  return move(context, negotiation, message, to, (moved) => ({ ...moved, offer, offerBy }));
}

function requireTarget({ dataset }: Negotiation, { target }: Policy, field: string): void {
  if (target === dataset) return;
  const values = { field: `${field}.target`, value: target, expected: dataset };
  throw dspError("DSP_MESSAGE_INVALID", `${field}.target: not what is negotiated about`, values);
}

/** ACCEPTED by a consumer, FINALIZED by a provider. */
export async function receiveEvent(context: Context, negotiation: Negotiation, body: unknown): Promise<Negotiation> {
  const message = messageOf(body, "ContractNegotiationEventMessage");
  const { eventType } = message;
  if (eventType !== "ACCEPTED" && eventType !== "FINALIZED") {
    throw dspError("DSP_MESSAGE_INVALID", "eventType: expected ACCEPTED or FINALIZED", { field: "eventType" });
  }
  const { agreement, proof } = negotiation;
  if (eventType === "FINALIZED" && agreement !== undefined && awaits(context, negotiation, message)) {
    const answer = await context.ports.ledger.confirm({ negotiation, agreement, proof });
    if ("refused" in answer) throw dspError("DSP_AGREEMENT_INVALID", answer.refused, { field: "agreement" });
  }
  return move(context, negotiation, message, eventType);
}

/** Whether a FINALIZED is new and may come: else the ledger need not be asked. */
function awaits({ ports }: Context, { pid, role, state, pending }: Negotiation, message: JsonObject): boolean {
  const verified = state === "VERIFIED" || pending?.to === "VERIFIED";
  return role === "consumer" && verified && !ports.store.hasTaken(pid, idOf(message) ?? "");
}

/** An agreement that says what is on the table, between the two of us. Whether its proof holds is asked before it is verified. */
export function receiveAgreement(context: Context, negotiation: Negotiation, body: unknown): Negotiation {
  const message = messageOf(body, "ContractAgreementMessage");
  const agreement = policyOf(message.agreement, "Agreement", "agreement");
  const proof = proofOf(agreement, "agreement");
  const differs = (field: string, value: unknown, expected: unknown) =>
    dspError("DSP_AGREEMENT_INVALID", `${field}: not what was negotiated`, { field, value, expected });
  const { participant, dataset, offer } = negotiation;
  const { self } = context.ports.participants;
  if (agreement.assigner !== participant) throw differs("agreement.assigner", agreement.assigner, participant);
  if (agreement.assignee !== self) throw differs("agreement.assignee", agreement.assignee, self);
  if (agreement.target !== dataset) throw differs("agreement.target", agreement.target, dataset);
  if (canonicalTerms(agreement, [PROOF]) !== canonicalTerms(offer)) {
    throw differs("agreement", "(not shown)", "the rules of the last offer");
  }
  const agreementId = agreement["@id"];
  const other = context.ports.store.agreement(agreementId, "consumer");
  if (other !== undefined && other.pid !== negotiation.pid) {
    throw differs("agreement.@id", agreementId, "an id that no other agreement has");
  }
  return move(context, negotiation, message, "AGREED", (moved) => ({ ...moved, agreement, agreementId, proof }));
}

/** The consumer stands by the agreement; its signature comes along where it gives one. */
export function receiveVerification(context: Context, negotiation: Negotiation, body: unknown): Negotiation {
  const message = messageOf(body, "ContractAgreementVerificationMessage");
  const theirs = proofOf(message, "body");
  const { proof } = negotiation;
  if (theirs !== undefined && theirs.termsHash !== proof?.termsHash) {
    const values = { field: "termsHash", value: theirs.termsHash, expected: proof?.termsHash };
    throw dspError("DSP_AGREEMENT_INVALID", "termsHash: not that of the agreement", values);
  }
  const signed = proof && { ...proof, consumerSignature: theirs?.consumerSignature };
  return move(context, negotiation, message, "VERIFIED", (moved) => ({ ...moved, proof: signed }));
}

export function receiveTermination(context: Context, negotiation: Negotiation, body: unknown): Negotiation {
  const message = messageOf(body, "ContractNegotiationTerminationMessage");
  return move(context, negotiation, message, "TERMINATED", (moved) => ({ ...moved, reason: reasonOf(message) }));
}
