import type { Sensor } from "../../sdk/sensing/model/station.ts";

/** One measured value as a source sent it, with sensor, time and unit resolved. */
export interface Observation {
  readonly sensor: Sensor;
  /** Unix milliseconds, UTC, from 1970 to 9999. */
  readonly observedAt: number;
  /** Value times 10^scale of the sensor, a safe integer, rounded half to even; `null` where the source sent none (missing). */
  readonly value: number | null;
  /** The value as the source wrote it. */
  readonly text: string;
  /** One ASCII letter, or "". */
  readonly sourceFlag: string;
  /** The instrument's own counter; 0 where it has none. */
  readonly counter: number;
}

/** What arrived in one piece, and is made durable and acknowledged in one piece. */
export interface Frame {
  readonly source: SourceName;
  readonly station: number;
  /** Unix milliseconds, UTC. */
  readonly receivedAt: number;
  /** The bytes as they came: the evidence. */
  readonly raw: Uint8Array;
  readonly observations: readonly Observation[];
}

export type SourceName = "mqtt" | "http" | "hj212" | "csv" | "bridge";

/** Bytes, or an item in them, that no reading could be made of. */
export interface Rejection {
  readonly source: SourceName;
  /** 0 where even the station could not be told. */
  readonly station: number;
  readonly receivedAt: number;
  readonly raw: Uint8Array;
  /** A code of the bridge's catalogue. */
  readonly code: string;
  /** For people: which field, which value. */
  readonly detail: string;
}

/** What became of a frame's observations once it was durable. */
export interface StoreResult {
  /** Observations that got a sequence number. */
  readonly stored: number;
  /** The same value for the same time of the same sensor was there already: counted, not stored again. */
  readonly duplicates: number;
  /** Another value for a time that has one: stored, with the Conflict bit, beside the first. Included in `stored`. */
  readonly conflicts: number;
}

/** Where sources hand over what they received. */
export interface Intake {
  /**
   * Resolves once every observation of the frame is durable: only then may the source acknowledge.
   *
   * @throws `BRIDGE_BUSY` (retryable) while the queue is full, `QUOTA_EXCEEDED` (retryable) when the station sends more than
   * it may, `STORE_FAILED` (retryable) when the disk refuses, `FRAME_INVALID` for what breaks these types. The source then gives
   * its protocol's own negative answer.
   */
  accept(frame: Frame): Promise<StoreResult>;
  /**
   * Counts it, keeps a sample, and puts it into the station's reject log. Durable when resolved; but in a flood of them, when
   * nothing can be told by one more, it is counted, and one entry a minute says how many there were.
   *
   * @throws `BRIDGE_BUSY`, `STORE_FAILED` (both retryable): then it is not in the log. The source goes on.
   */
  reject(rejection: Rejection): Promise<void>;
}
