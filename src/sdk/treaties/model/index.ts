// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of the package

export { type TreatiesAt, treatiesEip712Domain } from "./eip712.ts";
export { checkEventPeriods, type EventPeriod, type TimedLoss } from "./hours-clause.ts";
export {
  completeLoss,
  LOSS_NOTICE_TYPES,
  type LossDraft,
  type LossItem,
  type LossNotice,
  lossId,
} from "./loss-notice.ts";
export {
  lossNoticeJson,
  parseLossNotice,
  parseSignedTreatyAct,
  parseTreatyTerms,
  type SignedTreatyAct,
  treatyTermsJson,
} from "./messages.ts";
export * from "./reinsurance.ts";
export {
  signTreatyAct,
  TREATY_ACT_TYPES,
  type TreatyAct,
  type TreatyActName,
  type TreatyActs,
  treatyActDigest,
} from "./signatures.ts";
export {
  ASSESSORS,
  type Assessor,
  DUE_STATES,
  type DueState,
  LAYER_KINDS,
  type LayerKind,
  LOSS_STATES,
  type LossState,
  TREATY_STATES,
  type TreatyState,
} from "./states.ts";
export type { TreatyLayer, TreatyLayerDraft } from "./treaty-layer.ts";
export {
  completeTreaty,
  TREATY_TYPES,
  type TreatyDraft,
  type TreatyInstalment,
  type TreatyLine,
  type TreatyTerms,
  treatyId,
} from "./treaty-terms.ts";
