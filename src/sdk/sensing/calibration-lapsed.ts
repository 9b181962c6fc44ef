/** As much of a calibration as says whether one is in force. */
export interface CalibrationSpan {
  /** Unix milliseconds. */
  readonly performedAt: number;
  readonly dueBy: number;
  /** Its attester withdrew it: it says nothing any more, except that calibrations are kept for this sensor. */
  readonly revoked: boolean;
}

/**
 * Whether a sensor's calibration had lapsed at a time (Unix milliseconds): one was performed before, and none that was
 * performed before was still good. A sensor without any has not lapsed; that none is kept for it is to be said beside this.
 *
 * @example
 * import { calibrationLapsed, getCalibrations } from "tallystick";
 *
 * const lapsed = calibrationLapsed(await getCalibrations(client, { sensor: 3 }), reading.observedAt);
 */
export function calibrationLapsed(calibrations: readonly CalibrationSpan[], at: number): boolean {
  const before = calibrations.filter(({ performedAt }) => performedAt <= at);
  return before.length > 0 && !before.some(({ dueBy, revoked }) => !revoked && at <= dueBy);
}
