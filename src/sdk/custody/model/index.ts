// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export { ACTS, type Act } from "./act.ts";
export type { ActedUnit } from "./acted.ts";
export type { Balance, BalanceKey } from "./balance.ts";
export type { ConcludedHandover, HandoverOutcome } from "./concluded.ts";
export { CONDITIONS, type Condition } from "./condition.ts";
export type { Creation } from "./creation.ts";
export * from "./creation-terms.ts";
export { ERROR_REASONS, type ErrorReason } from "./error-reason.ts";
export type { DisputeResolution, Handover, HandoverAcceptance, HandoverOffer } from "./handover.ts";
export * from "./handover-acceptance-terms.ts";
export * from "./handover-offer-terms.ts";
export * from "./message.ts";
export * from "./parse-profile.ts";
export {
  classNumber,
  type Profile,
  type ProfileClass,
  type ProfileStep,
  stepNumber,
  toProfileStruct,
} from "./profile.ts";
export type { ProfileOnChain } from "./profile-on-chain.ts";
export * from "./sign.ts";
export type { SkippedHandover } from "./skipped.ts";
export * from "./step-rule.ts";
export type { TracedAct, UnitTrace } from "./trace.ts";
export {
  type CustodyAt,
  custodyEip712Domain,
  DISPUTE_RESOLUTION_TYPES,
  disputeResolutionDigest,
  HANDOVER_ACCEPTANCE_TYPES,
  HANDOVER_OFFER_TYPES,
  handoverAcceptanceDigest,
  handoverOfferDigest,
} from "./typed-data.ts";
export * from "./unit-id.ts";
export type { UnitOnChain } from "./unit-on-chain.ts";
export { UNIT_PHASES, type UnitPhase } from "./unit-phase.ts";
export { packUnitWord, type UnitState, unpackUnitWord } from "./unit-word.ts";
export type { ListedUnits, UnreadableUnit } from "./units-on-chain.ts";
export * from "./units-subject.ts";
