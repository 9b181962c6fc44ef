/** Words of the Solidity enums of a credit, each in its order. */
export const CREDIT_STATES = ["None", "Applied", "Withdrawn", "Issued", "Advised", "Expired", "Cancelled"] as const;
export type CreditState = (typeof CREDIT_STATES)[number];

export const AMENDMENT_STATES = ["None", "Open", "InForce", "Rejected"] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

export const PRESENTATION_STATES = ["None", "Presented", "Refused", "Returned", "Accepted", "Honoured"] as const;
export type PresentationState = (typeof PRESENTATION_STATES)[number];

/** What the issuer does with documents that the confirmer accepted. */
export const REIMBURSEMENTS = ["None", "Examining", "Accepted", "Refused", "Paid", "Returned", "Lapsed"] as const;
export type Reimbursement = (typeof REIMBURSEMENTS)[number];

/** What becomes of refused documents (UCP 600 art. 16 c iii); None is no answer. */
export const DOCUMENT_DISPOSITIONS = ["None", "Hold", "HoldForWaiver", "Return", "PreviousInstructions"] as const;
export type DocumentDisposition = (typeof DOCUMENT_DISPOSITIONS)[number];

export const AVAILABILITIES = ["Sight", "Deferred", "Acceptance", "Negotiation"] as const;
export type Availability = (typeof AVAILABILITIES)[number];

export const TENORS_FROM = ["Sight", "Shipment"] as const;
export type TenorFrom = (typeof TENORS_FROM)[number];

export const UNIFORM_RULES = ["Ucp600", "EUcp21", "CnDlc2016"] as const;
export type UniformRules = (typeof UNIFORM_RULES)[number];

/** Bit by bit, discrepancies that the terms themselves show: see `drawingFlags`. */
export const DRAWING_FLAGS = ["LATE_SHIPMENT", "LATE_PRESENTATION", "UNDERDRAWN", "INVOICE_EXCEEDS_CREDIT"] as const;
export type DrawingFlag = (typeof DRAWING_FLAGS)[number];

/** The word of a number on the chain. */
export function wordOf<Word extends string>(words: readonly Word[], value: bigint | number): Word {
  return words[Number(value)] as Word;
}

/** The words of bits that are set. */
export function flagsOf(bits: bigint | number): DrawingFlag[] {
  return DRAWING_FLAGS.filter((_, i) => (BigInt(bits) >> BigInt(i)) % 2n === 1n);
}
