import type { Verdict } from "../../src/bridge/model/qualifier.ts";
import { Check } from "../../src/sdk/sensing/model/quality.ts";
import type { RiverStation } from "./river.ts";
import { emptyScore, type Score, usualStep } from "./scores.ts";

/**
 * How the drift test does. A label is a reviewed reading without a code whose value was corrected by more than a usual step between
 * neighbours: that is how a technician takes out the drift between two calibrations. Stage is left out: its correction is another zero.
 *
 * @param isIn Which variables count.
 */
export function driftScore(
  { points, labels, variables }: RiverStation,
  verdicts: readonly Verdict[],
  isIn: (variable: string) => boolean,
): Score {
  const score = emptyScore();
  for (const [sensor, variable] of variables) {
    if (!isIn(variable)) continue;
    const step = usualStep(points.filter((point) => point.sensor === sensor).map(({ value }) => value));
    for (const [i, { code, isReviewed, correction }] of labels.entries()) {
      if (points[i]?.sensor !== sensor || code !== "") continue;
      const isFlagged = ((verdicts[i] as Verdict).checks & Check.Drift) !== 0;
      if (!isReviewed) {
        if (isFlagged) score.unreviewedFlagged++;
      } else if (correction !== null && correction > step) {
        if (isFlagged) score.caught++;
        else score.missed++;
      } else {
        score.good++;
        if (isFlagged) score.goodFlagged++;
      }
    }
  }
  return score;
}
