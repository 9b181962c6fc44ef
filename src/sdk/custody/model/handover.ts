import { ZeroHash } from "ethers";
import { checkBytes, checkBytes32, checkThat } from "../../core/check.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";
import { CONDITIONS } from "./condition.ts";
import { type HandoverAcceptanceTerms, packHandoverAcceptanceTerms } from "./handover-acceptance-terms.ts";
import { type HandoverOfferTerms, packHandoverOfferTerms } from "./handover-offer-terms.ts";

/** What a giver signs. */
export interface HandoverOffer extends HandoverOfferTerms {
  readonly unit: string;
  /** What shows the measurement, such as the hash of a scale's sealed reading; zero if left out. */
  readonly evidence?: string;
}

/** What a receiver signs, together with the offer. */
export interface HandoverAcceptance extends HandoverAcceptanceTerms {
  /** Units packed in it that stay with the giver; none if left out. */
  readonly refused?: readonly string[];
  /** As in an offer. */
  readonly evidence?: string;
}

/** A handover with both signatures. */
export interface Handover {
  readonly offer: HandoverOffer;
  readonly acceptance: HandoverAcceptance;
  readonly giverSignature: string;
  readonly receiverSignature: string;
}

/** What both sides sign to resolve a dispute. */
export interface DisputeResolution {
  readonly unit: string;
  /** As in an offer: the unit's `hops`. */
  readonly hop: number;
  /** Whether the receiver takes the unit; else it goes back. */
  readonly accepted: boolean;
  /** What is on record from then on; of a container, what is on record already. */
  readonly quantity: number;
  readonly items: number;
  /** Last second at which the resolution may be brought to the chain. */
  readonly deadline: number;
}

const TIME = largestOfBits(40);

/** An offer with every field checked and there. @throws `ARGUMENT_INVALID`. */
export function checkHandoverOffer(offer: HandoverOffer): Required<HandoverOffer> {
  const when = checkWhole("offer.when", offer.when, 0, TIME);
  return {
    unit: checkBytes32("offer.unit", offer.unit),
    hop: checkWhole("offer.hop", offer.hop, 0, largestOfBits(16)),
    step: checkWhole("offer.step", offer.step, 0, largestOfBits(8)),
    to: checkWhole("offer.to", offer.to, 1, UINT32),
    quantity: checkWhole("offer.quantity", offer.quantity, 0),
    items: checkWhole("offer.items", offer.items, 0, largestOfBits(16)),
    when,
    deadline: checkWhole("offer.deadline", offer.deadline, when, TIME),
    evidence: checkBytes32("offer.evidence", offer.evidence ?? ZeroHash),
  };
}

/** An acceptance with every field checked and there. @throws `ARGUMENT_INVALID`. */
export function checkHandoverAcceptance(acceptance: HandoverAcceptance): Required<HandoverAcceptance> {
  const { condition, refused = [] } = acceptance;
  checkThat(CONDITIONS.includes(condition), "acceptance.condition", condition, `one of ${CONDITIONS.join(", ")}`);
  return {
    site: checkWhole("acceptance.site", acceptance.site, 0, largestOfBits(48)),
    quantity: checkWhole("acceptance.quantity", acceptance.quantity, 0),
    items: checkWhole("acceptance.items", acceptance.items, 0, largestOfBits(16)),
    condition,
    when: checkWhole("acceptance.when", acceptance.when, 0, TIME),
    refused: refused.map((unit, i) => checkBytes32(`acceptance.refused[${i}]`, unit)),
    evidence: checkBytes32("acceptance.evidence", acceptance.evidence ?? ZeroHash),
  };
}

/** A resolution with every field checked. @throws `ARGUMENT_INVALID`. */
export function checkDisputeResolution(resolution: DisputeResolution): DisputeResolution {
  const { accepted } = resolution;
  checkThat(typeof accepted === "boolean", "resolution.accepted", accepted, "true or false");
  return {
    unit: checkBytes32("resolution.unit", resolution.unit),
    hop: checkWhole("resolution.hop", resolution.hop, 0, largestOfBits(16)),
    accepted,
    quantity: checkWhole("resolution.quantity", resolution.quantity, 0),
    items: checkWhole("resolution.items", resolution.items, 0, largestOfBits(16)),
    deadline: checkWhole("resolution.deadline", resolution.deadline, 0, TIME),
  };
}

/** An offer as the contract takes it. @throws `ARGUMENT_INVALID`. */
export function toHandoverOfferStruct(offer: HandoverOffer) {
  const given = checkHandoverOffer(offer);
  return { unit: given.unit, terms: packHandoverOfferTerms(given), evidence: given.evidence };
}

/** As the contract takes it. @throws `ARGUMENT_INVALID`. */
export function toHandoverStruct({ offer, acceptance, giverSignature, receiverSignature }: Handover) {
  const [given, taken] = [toHandoverOfferStruct(offer), checkHandoverAcceptance(acceptance)];
  checkBytes("giverSignature", giverSignature);
  checkBytes("receiverSignature", receiverSignature);
  return {
    offer: given,
    acceptance: { terms: packHandoverAcceptanceTerms(taken), evidence: taken.evidence },
    refused: taken.refused,
    giverSignature,
    receiverSignature,
  };
}
