import type { Quality } from "./quality.ts";

/**
 * A reading as it is sealed: what its leaf commits to. Whole numbers are safe integers.
 *
 * Parameter, unit and scale are the sensor's, which never change on chain: a sensor that changes is a new sensor.
 */
export interface Reading {
  /** Number of the station in `Stations`. */
  readonly station: number;
  /** Place in the station's sequence, from 1, without holes. */
  readonly seq: number;
  /** Number of the sensor in `Stations`. */
  readonly sensor: number;
  /** When the instrument measured: Unix milliseconds, UTC. May run backwards. */
  readonly observedAt: number;
  /** When the bridge had it: Unix milliseconds, UTC. Never runs backwards along the sequence. */
  readonly receivedAt: number;
  /** Measured value times 10^scale of the sensor; 0 where `quality` is Missing. */
  readonly value: number;
  /** The instrument's own counter; 0 where it has none. */
  readonly counter: number;
  /** What the source says of the value: one ASCII letter as in HJ 212 table 8, or "" where it says nothing. */
  readonly sourceFlag: string;
  readonly quality: Quality;
  /** Bits of `Check`. */
  readonly checks: number;
  /** keccak256 of the raw bytes that the reading came in; zero for a marker that the bridge wrote itself. */
  readonly evidence: string;
}
