import type { Custody } from "../../../../types/contracts.ts";
import type { NamedArguments } from "../../core/typed-contract.ts";
import { type HandoverAcceptanceTerms, unpackHandoverAcceptanceTerms } from "./handover-acceptance-terms.ts";
import { type HandoverOfferTerms, unpackHandoverOfferTerms } from "./handover-offer-terms.ts";
import { type UnitState, unpackUnitWord } from "./unit-word.ts";

/** What came of a handover. */
export type HandoverOutcome =
  | "Taken"
  /** The two sides found different things, or the unit was unsound: it stays until they resolve it. */
  | "Disputed"
  /** It stays with the giver and is on its way back. */
  | "Refused";

/** A handover as it went on record. */
export interface ConcludedHandover {
  readonly unit: string;
  readonly outcome: HandoverOutcome;
  readonly state: UnitState;
  /** Organisation that gave. */
  readonly from: number;
  /** Organisation it was offered to. */
  readonly to: number;
  readonly offered: HandoverOfferTerms;
  readonly accepted: HandoverAcceptanceTerms;
  /** Account that signed the offer. */
  readonly giver: string;
  /** Account that signed the acceptance. */
  readonly receiver: string;
  readonly givenEvidence: string;
  readonly takenEvidence: string;
}

interface HandoverEvent {
  readonly args: NamedArguments<Custody, "HandoverConcluded">;
}

/** @throws `NUMBER_TOO_LARGE`. */
export function concludedHandover({ args }: HandoverEvent): ConcludedHandover {
  const { from, ...offered } = unpackHandoverOfferTerms(args.offered);
  const state = unpackUnitWord(args.state);
  const outcome = state.phase === "Disputed" ? "Disputed" : state.phase === "Returning" ? "Refused" : "Taken";
  return {
    unit: args.unit,
    outcome,
    state,
    from,
    to: offered.to,
    offered,
    accepted: unpackHandoverAcceptanceTerms(args.accepted),
    giver: args.giver,
    receiver: args.receiver,
    givenEvidence: args.givenEvidence,
    takenEvidence: args.takenEvidence,
  };
}
