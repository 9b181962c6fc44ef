import { Check, Quality } from "../../sdk/sensing/model/quality.ts";
import type { Reading } from "../../sdk/sensing/model/reading.ts";
import type { Verdict } from "../model/qualifier.ts";

/** What the proposing gateway may know and this one not: the station upstream, and calibrations, each as of then. */
const CIRCUMSTANCES = Check.UpstreamDisagreement | Check.CalibrationLapsed;

/**
 * The proposing gateway also compares with the station upstream, whose readings may have come to it earlier or later than to
 * this one, and may have heard of a calibration before or after it. Such a suspicion is taken as it is: it can only make a
 * reading look worse.
 */
export function isOnlyWorse(reading: Reading, mine: Verdict): boolean {
  const more = reading.checks & ~mine.checks;
  if ((mine.checks & ~reading.checks) !== 0 || more === 0 || (more & ~CIRCUMSTANCES) !== 0) return false;
  const raised = mine.quality === Quality.Good || mine.quality === Quality.NotEvaluated;
  return reading.quality === mine.quality || (raised && reading.quality === Quality.Suspect);
}
