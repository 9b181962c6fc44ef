import type { FacilityState, PurposePaymentState } from "../../sdk/funds/model/states.ts";
import { amount, integer, json, orNull, table, text, word } from "../store/table.ts";
import type { PlainFacilityTerms, PlainLine, PlainRequest } from "./plain-terms.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

/** Facilities that were opened. */
export const FACILITY = table(
  "facility",
  {
    facility: word(),
    state: word<Exclude<FacilityState, "None">>(),
    terms: json<PlainFacilityTerms>(),
    /** Of the calendar when it was opened: seconds that its local time is ahead of UTC. */
    utcOffset: integer(),
    /** What the lender paid in, all in all. */
    drawn: amount(),
    /** What of it is in the purpose account. */
    unspent: amount(),
    /** What of that open requests ask for. */
    reserved: amount(),
    /** What the borrower asked to draw next. */
    asked: amount(),
    lines: json<readonly PlainLine[]>(),
    /** Organisations of the borrower's group: those of the terms, and whom the lender named since. */
    related: json<readonly number[]>(),
    principal: amount(),
    /** Principal times the days that it stood, up to a day. */
    products: amount(),
    interestFrom: integer(),
    interestPaid: amount(),
    /** What of the fee is not paid. */
    fee: amount(),
    /** Last second to cure a breach. */
    cureUntil: orNull(integer()),
    /** Root of the documents that show the last breach. */
    breachEvidence: orNull(text()),
    /** Last second in which the borrower shows what it was paid itself. */
    evidenceBy: orNull(integer()),
    openedAt: integer(),
    acceleratedAt: orNull(integer()),
    closedAt: orNull(integer()),
    ...PLACE,
  },
  ["facility"],
  [["state"], []],
);

/** That a payee was paid. */
export interface Made {
  /** Without the lender's hands. */
  readonly byRule: boolean;
  readonly time: number;
  readonly block: number;
  readonly transaction: string;
}

/** Requests of payments. */
export const PURPOSE_PAYMENT = table(
  "purpose_payment",
  {
    payment: word(),
    facility: word(),
    state: word<Exclude<PurposePaymentState, "None">>(),
    request: json<PlainRequest>(),
    payeeOrg: integer(),
    /** Last second of the lender's answer. */
    answerBy: integer(),
    made: orNull(json<Made>()),
    /** Why the lender refused. */
    reason: orNull(text()),
    /** What the borrower showed of what it was paid itself. */
    evidence: orNull(json<{ readonly documents: string; readonly keys: readonly string[] }>()),
    requestedAt: integer(),
    /** When the payee's money was here again. */
    returningAt: orNull(integer()),
    /** When it was refused, withdrawn, without an answer, or given back. */
    endedAt: orNull(integer()),
    ...PLACE,
  },
  ["payment"],
  [["facility"], ["facility", "state"], ["facility", "payeeOrg"]],
);

/** Accounts that the lender listed. */
export const FACILITY_PAYEE = table(
  "facility_payee",
  {
    facility: word(),
    payee: word(),
    org: integer(),
    /** The second from which on it can be paid. */
    from: integer(),
    ...PLACE,
  },
  ["facility", "payee"],
  [["facility"], ["facility", "org"]],
);
