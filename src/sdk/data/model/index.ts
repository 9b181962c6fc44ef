// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./agreement/access.ts";
export type { CheckedOffer, DisputeTerms, Offer, Rate } from "./agreement/offer.ts";
export { offerId } from "./agreement/offer.ts";
export { type Price, priceHash, type Share } from "./agreement/price.ts";
export { versionContext } from "./agreement/seal-context.ts";
export { isWhole, type Selection, selectionHash } from "./agreement/selection.ts";
export * from "./agreement/subject-consent.ts";
export { type AgreementTerms, agreementId, signTerms } from "./agreement/terms.ts";
export * from "./algorithm.ts";
export * from "./answer-schema.ts";
export type { ResourceTerms } from "./catalogue/resource.ts";
export type { Service } from "./catalogue/service.ts";
export {
  signValidation,
  signVersion,
  type Version,
  validationDigest,
  versionDigest,
} from "./catalogue/version.ts";
export * from "./content/index.ts";
export { agreementsEip712Domain, catalogEip712Domain, computationsEip712Domain, type DataAt } from "./eip712.ts";
export * from "./extraction/index.ts";
export * from "./ids.ts";
export { type Answer, type RevealedResult, resultCommitment, transcriptOf } from "./job/answer.ts";
export type { Computation, ComputingRound, JobStatus } from "./job/computation.ts";
export type { Computers, Job, JobInput, Recomputation } from "./job/job.ts";
export type { ComputationOutcome, NamedExecutor } from "./job/outcome.ts";
export { parseJob } from "./job/parse-job.ts";
export * from "./job/sign-job.ts";
export { type EncryptionKey, KEMS } from "./key/encryption-key.ts";
export { parseResult, verifyResult } from "./parse-result.ts";
export { PURPOSES, type Purpose } from "./purposes.ts";
export { inputsHash, resultHash } from "./result.ts";
export type { ResultCell, ResultDocument, ResultInput } from "./result-document.ts";
export * from "./seal/index.ts";
export type {
  AccessState,
  AgreementState,
  ConsentMode,
  ResourceStatus,
  ServiceKind,
  Visibility,
} from "./states.ts";
