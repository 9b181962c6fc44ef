// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of the package

export { type FundsAt, fundsEip712Domain } from "./eip712.ts";
export {
  type BudgetLine,
  completeFacility,
  FACILITY_TYPES,
  type FacilityDraft,
  type FacilityTerms,
  facilityId,
} from "./facility-terms.ts";
export {
  facilityTermsJson,
  parseFacilityTerms,
  parsePaymentRequest,
  parseSignedFundAct,
  paymentRequestJson,
  type SignedFundAct,
} from "./messages.ts";
export {
  completePayment,
  PAYMENT_REQUEST_TYPES,
  type PaymentDraft,
  type PaymentRequest,
  paymentId,
} from "./payment-request.ts";
export type { ListedPayment, MadePayment } from "./payments-of.ts";
export {
  FUND_ACT_TYPES,
  type FundAct,
  type FundActName,
  type FundActs,
  fundActDigest,
  signFundAct,
} from "./signatures.ts";
export { type SplitPayments, splitPayments } from "./split-payments.ts";
export { FACILITY_STATES, type FacilityState, PURPOSE_PAYMENT_STATES, type PurposePaymentState } from "./states.ts";
