import type { AgreementTerms } from "../../../sdk/data/model/agreement/terms.ts";
import type { AgreementState } from "../../../sdk/data/model/states.ts";

export const AGREEMENT_ACTS = ["agree", "consent", "decline", "withdraw", "retire"] as const;
export type AgreementAct = (typeof AGREEMENT_ACTS)[number];

/** States in which each can be done. */
const DURING: Readonly<Record<AgreementAct, readonly AgreementState[]>> = {
  agree: ["Requested", "Offered"],
  consent: ["Agreed"],
  decline: ["Requested", "Offered", "Agreed"],
  withdraw: ["Active", "Suspended"],
  retire: ["Active", "Suspended"],
};

/** What can be done in a state, by somebody. @param hasSubject Whether it is about somebody, who consents. */
export const actsIn = (state: AgreementState, hasSubject: boolean): readonly AgreementAct[] =>
  AGREEMENT_ACTS.filter((act) => DURING[act].includes(state) && (act !== "withdraw" || hasSubject));

/** The contract's method for each. */
export const METHODS: Readonly<Record<AgreementAct, string>> = {
  agree: "agree",
  consent: "consent",
  decline: "terminate",
  withdraw: "revoke",
  retire: "retire",
};

/** An agreement as the wallet's node has it now, and who asks. */
export interface AgreementNow {
  readonly chainId: number;
  /** Address of Agreements. */
  readonly contract: string;
  readonly state: Exclude<AgreementState, "None">;
  readonly terms: AgreementTerms;
  /** Organisation of the account; 0 for none. */
  readonly org: number;
  /** Whether the account may sign for its organisation. */
  readonly isMaker: boolean;
  /** Time of the newest block. */
  readonly now: number;
}

/** Why it would be refused as it stands. */
export function refusalOf(act: AgreementAct, now: AgreementNow, account: string) {
  const { state, terms, org, isMaker } = now;
  if (!DURING[act].includes(state)) return "refuse.state";
  if (act === "consent" || act === "withdraw") {
    if (terms.subject?.toLowerCase() !== account.toLowerCase()) return "refuse.subject";
  } else {
    // What one side proposed is agreed to by the other.
    const { provider, consumer } = terms;
    const sides = act !== "agree" ? [provider, consumer] : [state === "Requested" ? provider : consumer];
    if (!sides.includes(org)) return "refuse.side";
    if (!isMaker) return "refuse.maker";
  }
  const isSigned = act === "agree" || act === "consent";
  return isSigned && typeof terms.price === "string" ? "refuse.price" : undefined;
}

/** Seconds within which a consent can be brought: it is brought at once. */
const WITHIN = 3_600;

/** Until when the consent that is signed now can be brought. */
export const broughtUntil = ({ now }: AgreementNow): number => now + WITHIN;
