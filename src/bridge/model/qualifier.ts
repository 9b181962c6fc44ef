import type { Quality } from "../../sdk/sensing/model/quality.ts";

/** A reading as quality control sees it. */
export interface Point {
  readonly seq: number;
  readonly sensor: number;
  /** Unix milliseconds. */
  readonly observedAt: number;
  readonly receivedAt: number;
  /** In the sensor's unit, not scaled; `null` is missing. */
  readonly value: number | null;
  readonly sourceFlag: string;
  readonly counter: number;
  readonly conflict: boolean;
}

export interface Verdict {
  readonly quality: Quality;
  /** Bits of `Check`. */
  readonly checks: number;
}

/** What quality control of one station looks at beside its own readings. */
export interface Surroundings {
  /** Readings of the upstream station, in order of its sequence, all received before the batch closed. */
  readonly upstream: readonly Point[];
  /** Whether the sensor's calibration had lapsed at a time (Unix milliseconds). */
  calibrationLapsed(sensor: number, at: number): boolean;
}

/**
 * Quality control of one station. A pure function of the sealed sequence and the profile: fed the same readings in the same
 * order with the same batch boundaries, it says the same, so that a co-signing gateway or an auditor can repeat it.
 */
export interface Qualifier {
  /** How many readings back of each sensor its verdicts can depend on: what `warm` has to be given after a restart. */
  readonly memory: number;
  /** How many milliseconds before the first observation of a batch the upstream readings have to begin; 0 where none are used. */
  readonly upstreamReach: number;
  /** Takes readings that were judged before, in order of the sequence. */
  warm(points: readonly Point[]): void;
  /** Judges the readings of one batch, in order of the sequence. */
  judge(points: readonly Point[], surroundings: Surroundings): Verdict[];
}

/** Quality control of one station, and the hash of the parameter set it works by. */
export interface StationQuality {
  readonly qualifier: Qualifier;
  readonly profileHash: string;
}
