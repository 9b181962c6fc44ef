/** What decides whether a calibration is in force. */
export interface CalibrationSpan {
  /** Unix milliseconds. */
  readonly performedAt: number;
  readonly dueBy: number;
  /** It was revoked. It then only shows that calibrations are stated for this sensor. */
  readonly revoked: boolean;
}

/**
 * Whether a sensor's calibration had lapsed at a time (Unix milliseconds): a calibration was performed before, and
 * either all were revoked, or the newest that was not revoked was due for renewal by then. A sensor without any
 * calibration has not lapsed; say beside this that it has none.
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
