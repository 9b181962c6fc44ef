import type { Quality } from "./quality.ts";

/** A value as the chain stores it, of 64 bits. What a bridge measures is a safe integer; what was read from the chain is a bigint where it is beyond those. */
export type StoredValue = number | bigint;

/** The last value of a sensor that a batch carries to the chain. */
export interface LatestReading {
  readonly sensor: number;
  readonly seq: number;
  readonly observedAt: number;
  readonly value: StoredValue;
  readonly quality: Quality;
}

/** A reading of this batch beyond the sensor's limit that begins an exceedance. */
export interface Excess {
  readonly sensor: number;
  readonly seq: number;
  readonly observedAt: number;
  readonly value: StoredValue;
}

/** How many readings of a batch have each flag. The last two overlap with the others. */
export interface FlagCounts {
  readonly good: number;
  readonly notEvaluated: number;
  readonly suspect: number;
  readonly fail: number;
  readonly missing: number;
  readonly late: number;
  readonly conflict: number;
}

/** What gateways sign and the chain seals. */
export interface Batch {
  readonly station: number;
  readonly firstSeq: number;
  readonly count: number;
  /** When the first and the last reading were received, Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Merkle root over the readings' leaves, in the order of the sequence. */
  readonly root: string;
  /** keccak256 of the canonical JSON of the parameter set that quality control used. */
  readonly qualityProfile: string;
  readonly flagCounts: FlagCounts;
  /** Root over what was rejected for this station since the last batch; zero when nothing was. */
  readonly rejectLog: string;
  readonly latest: readonly LatestReading[];
  readonly exceedances: readonly Excess[];
}

export interface GatewaySignature {
  /** Address, or an ERC-7913 signer (verifier and key). */
  readonly signer: string;
  readonly signature: string;
}
