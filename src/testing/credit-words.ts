/** The words of the golden vectors of letters of credit for what the contracts say. */
import type { DocumentDisposition } from "../sdk/credits/model/states.ts";

export const CREDIT_ERRORS: Readonly<Record<string, string>> = {
  Presentations_NotWaived: "NO_WAIVER",
  Presentations_DispositionInvalid: "BAD_DISPOSITION",
  Presentations_DocumentsReturned: "DOCUMENTS_RETURNED",
  Presentations_Expired: "EXPIRED",
  Presentations_NotDue: "NOT_DUE",
  Presentations_Precluded: "PRECLUDED",
  Presentations_NotConfirmed: "NOT_CONFIRMED",
  Presentations_AmountZero: "ZERO_AMOUNT",
  Credits_Overdrawn: "OVERDRAWN",
  Credits_PartialProhibited: "PARTIAL_DRAWING_PROHIBITED",
  Credits_OpenPresentation: "OPEN_PRESENTATION",
  Credits_AmendmentState: "NO_OPEN_AMENDMENT",
  Credits_SignatureMissing: "SIGNATURE_MISSING",
  Credits_NotExpired: "NOT_EXPIRED",
  // What the vectors never come to, and the machine names too.
  Credits_NotParty: "NOT_PARTY",
  Credits_OtherTerms: "OTHER_TERMS",
  Presentations_ClockRuns: "CLOCK_RUNS",
  Presentations_WaivedAlready: "WAIVED_ALREADY",
  Presentations_NotForwardable: "NOT_FORWARDABLE",
  Presentations_NotObligor: "NOT_OBLIGOR",
};

export const DISPOSITION_WORDS: Readonly<Record<string, DocumentDisposition>> = {
  HOLD: "Hold",
  HOLD_WAIVER: "HoldForWaiver",
  RETURN: "Return",
  PREVIOUS_INSTRUCTIONS: "PreviousInstructions",
};
