/** `tallystick/receivables`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/finance/index.ts";
export * from "./actions/receivables/index.ts";
export * from "./contracts.ts";
export * from "./desk/index.ts";
export { receivables } from "./domain.ts";
export { RECEIVABLES_CATALOGUE } from "./errors.ts";
export { canonicalRecord } from "./invoice/canonical-record.ts";
export { type ClassifiedInvoice, classifyInvoice, type InvoiceTerms } from "./invoice/classify-invoice.ts";
export { decimalsOf, showAmount } from "./invoice/currency.ts";
export { type FieldDigests, fieldDigests, type InvoiceOrganisations, idDigest } from "./invoice/field-digests.ts";
export {
  correctedFingerprints,
  type FingerprintsOptions,
  fingerprintsOf,
  type InvoiceFingerprints,
} from "./invoice/fingerprints-of.ts";
export type { CorrectedInvoice, Invoice, InvoiceKind, InvoiceParty } from "./invoice/invoice.ts";
export { normaliseIdentifier } from "./invoice/normalise-identifier.ts";
export { parseInvoice } from "./invoice/parse-invoice.ts";
export { type PartyDirectory, resolveParties } from "./invoice/resolve-parties.ts";
export { type VerifyFingerprintsParameters, verifyFingerprints } from "./invoice/verify-fingerprints.ts";
export * from "./model/index.ts";
export {
  type EpochKeys,
  type EpochSecret,
  type FingerprintKeys,
  fingerprintKeyOf,
  type KeysAnswer,
  type KeysFound,
  type KeysRequest,
  localKeys,
  type SignedKeysAnswer,
} from "./registrar/epoch-keys.ts";
export {
  createQuestion,
  type KeysQuestion,
  questionDigest,
  registrarEip712Domain,
  signQuestion,
} from "./registrar/keys-message.ts";
export { type RegistrarKeysParameters, registrarKeys } from "./registrar/registrar-keys.ts";
export { type VerifyAnswerParameters, verifyAnswer } from "./registrar/verify-answer.ts";
export * from "./tree/index.ts";
