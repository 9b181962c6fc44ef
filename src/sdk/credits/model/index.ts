// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of the package

export {
  completeCredit,
  CREDIT_TYPES,
  type CreditDraft,
  type CreditTerms,
  creditId,
} from "./credit-terms.ts";
export { discrepanciesHash } from "./discrepancies-hash.ts";
export { type Drawing, DRAWING_TYPES, presentationId } from "./drawing.ts";
export { type Bounds, type DrawingBounds, drawingBounds, type StatedAmounts } from "./drawing-tolerance.ts";
export { type CreditsAt, creditsEip712Domain } from "./eip712.ts";
export { type InstalmentAnswer, type InstalmentPeriod, instalments } from "./instalments.ts";
export {
  creditTermsJson,
  drawingJson,
  parseCreditTerms,
  parseDrawing,
  parseSignedCreditAct,
  type SignedCreditAct,
} from "./messages.ts";
export {
  CREDIT_ACT_TYPES,
  type CreditAct,
  type CreditActName,
  type CreditActs,
  creditActDigest,
  signCreditAct,
} from "./signatures.ts";
export { checkTransfer, type TransferState, unalterableTerms } from "./transfer-terms.ts";
export {
  AMENDMENT_STATES,
  type AmendmentState,
  AVAILABILITIES,
  type Availability,
  CREDIT_STATES,
  type CreditState,
  DOCUMENT_DISPOSITIONS,
  type DocumentDisposition,
  DRAWING_FLAGS,
  type DrawingFlag,
  PRESENTATION_STATES,
  type PresentationState,
  REIMBURSEMENTS,
  type Reimbursement,
  TENORS_FROM,
  type TenorFrom,
  UNIFORM_RULES,
  type UniformRules,
} from "./states.ts";
