// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type { Default } from "./default.ts";
export { DILUTION_TYPES, type Dilution, dilutionDigest, signDilution } from "./dilution.ts";
export { type ReceivablesAt, receivablesEip712Domain } from "./eip712.ts";
export type { EndedReceivable } from "./ended.ts";
export { obligorSubject } from "./obligor-subject.ts";
export {
  completeReceivable,
  RECEIVABLE_TYPES,
  type Receivable,
  type ReceivableDraft,
  receivableId,
} from "./receivable.ts";
export {
  type ReceivableFromInvoiceParameters,
  type RegistrableInvoice,
  receivableFromInvoice,
} from "./receivable-from-invoice.ts";
export type { ReceivableOnChain, ReceivablePayment } from "./receivable-on-chain.ts";
export { type Sale, saleId } from "./sale.ts";
export * from "./signed-act.ts";
export * from "./states.ts";
export {
  buildConfirmation,
  buildGuarantee,
  CONFIRMATION_TYPES,
  confirmationDigest,
  GUARANTEE_TYPES,
  guaranteeDigest,
  signConfirmation,
  signGuarantee,
  type Undertaking,
} from "./undertaking.ts";
export { signWaiver, WAIVER_TYPES, type Waiver, waiverDigest } from "./waiver.ts";
