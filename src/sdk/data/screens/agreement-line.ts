import type { GetAgreementReturnType } from "../actions/agreements/get-agreement.ts";
import type { Purpose } from "../model/purposes.ts";
import type { AgreementState } from "../model/states.ts";

/** Who can move an agreement on. */
export type Turn = "provider" | "consumer" | "subject" | "nobody";

/** An agreement, or what is negotiated, as a line of a screen. Times are seconds since 1970. */
export interface AgreementLine {
  readonly agreement: string;
  readonly resource: string;
  readonly provider: number;
  readonly consumer: number;
  /** Account of whom the data is about; null where it is about nobody, or about many. */
  readonly subject: string | null;
  readonly state: Exclude<AgreementState, "None">;
  readonly turn: Turn;
  readonly purposes: readonly Purpose[];
  readonly computeOnly: boolean;
  readonly start: number;
  /** Last second in which it can be used. */
  readonly end: number;
  /** How often it was used so far, and how often it can be used in all. */
  readonly uses: number;
  readonly maxUses: number;
  /** None before it is active, and after it ended. */
  readonly usesLeft: number;
  /** Last second in which it can be agreed; null once it is. */
  readonly answerUntil: number | null;
}

const TURNS: Partial<Record<AgreementState, Turn>> = { Requested: "provider", Offered: "consumer", Agreed: "subject" };
const NEGOTIATED: readonly AgreementState[] = ["Requested", "Offered"];

export function agreementLine({ agreement, state, terms, uses }: GetAgreementReturnType): AgreementLine {
  return {
    agreement,
    resource: terms.resource,
    provider: terms.provider,
    consumer: terms.consumer,
    subject: terms.subject ?? null,
    state,
    turn: TURNS[state] ?? "nobody",
    purposes: terms.purposes,
    computeOnly: terms.computeOnly ?? false,
    start: Number(terms.start),
    end: Number(terms.end),
    uses,
    maxUses: terms.maxUses,
    usesLeft: state === "Active" || state === "Suspended" ? terms.maxUses - uses : 0,
    answerUntil: NEGOTIATED.includes(state) ? Number(terms.deadline) : null,
  };
}
