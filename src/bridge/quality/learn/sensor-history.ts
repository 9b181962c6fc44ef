/** Readings of one sensor in order of time, without missing ones. */
export interface SensorHistory {
  /** Unix milliseconds. */
  readonly times: readonly number[];
  /** In the sensor's unit. */
  readonly values: readonly number[];
}
