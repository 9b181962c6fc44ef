/** As much of a calibration as says whether one is in force. */
export interface CalibrationSpan {
  /** Unix milliseconds. */
  readonly performedAt: number;
  readonly dueBy: number;
  /** Its attester withdrew it: it says nothing any more, except that calibrations are kept for this sensor. */
  readonly revoked: boolean;
}

/**
 * Whether a sensor's calibration had lapsed at a time (Unix milliseconds): some were performed before, and the newest of them that
 * was not withdrawn was due for renewal by then, or all were withdrawn. A sensor without any has not lapsed; that none is kept for it is to be said beside this.
 *
 * @example
 * import { calibrationLapsed, getCalibrations } from "tallystick/sensing";
 *
 * const lapsed = calibrationLapsed(await getCalibrations(client, { sensor: 3 }), reading.observedAt);
 */
export function calibrationLapsed(calibrations: readonly CalibrationSpan[], at: number): boolean {
  let any = false;
  let newest: CalibrationSpan | undefined;
  for (const calibration of calibrations) {
    if (calibration.performedAt > at) continue;
    any = true;
    if (!calibration.revoked && calibration.performedAt >= (newest?.performedAt ?? 0)) newest = calibration;
  }
  return any && (newest === undefined || at > newest.dueBy);
}
