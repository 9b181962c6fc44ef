// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type {
  Batch as ReadingBatch,
  Excess,
  FlagCounts,
  GatewaySignature,
  LatestReading,
  StoredValue,
} from "./batch.ts";
export { batchId, batchSealDigest } from "./batch-id.ts";
export * from "./calibration-lapsed.ts";
export * from "./check-reading.ts";
export type { DecodedSignature } from "./decode-signature.ts";
export * from "./encode-signatures.ts";
export type { Exceedance } from "./exceedance.ts";
export * from "./exceedance-id.ts";
export { type Gap, gapDigest, signGap } from "./gap.ts";
export type { GatewaySet } from "./gateway-set.ts";
export type { Limit, LimitOnChain } from "./limit.ts";
export * from "./outcome.ts";
export * from "./parse-reading-proof.ts";
export { PHASES, type Phase } from "./phase.ts";
export * from "./quality.ts";
export * from "./reading.ts";
export { readingLeaf } from "./reading-leaf.ts";
export * from "./reading-proof.ts";
export * from "./reading-tree.ts";
export type { RiverStation } from "./river.ts";
export type { SealedBatch } from "./sealed-batch.ts";
export type { SensorContent, SensorOnChain } from "./sensor-struct.ts";
export * from "./sign-batch-seal.ts";
export { STAGES, type Stage } from "./stage.ts";
export type { Sensor, Station } from "./station.ts";
export type { StationOnChain } from "./station-on-chain.ts";
export * from "./trace.ts";
export { BATCH_SEAL_TYPES, feedsEip712Domain, GAP_TYPES } from "./typed-data.ts";
export * from "./upkeep.ts";
export { type ReadingProofVerdict, verifyReadingProof } from "./verify-reading-proof.ts";
