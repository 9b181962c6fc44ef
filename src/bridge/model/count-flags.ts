import type { FlagCounts } from "../../sdk/sensing/model/batch.ts";
import { Check, Quality } from "../../sdk/sensing/model/quality.ts";
import type { Verdict } from "./qualifier.ts";

const FLAG_OF: Record<Quality, keyof FlagCounts> = {
  [Quality.Good]: "good",
  [Quality.NotEvaluated]: "notEvaluated",
  [Quality.Suspect]: "suspect",
  [Quality.Fail]: "fail",
  [Quality.Missing]: "missing",
};

export function countFlags(verdicts: readonly Verdict[]): FlagCounts {
  const counts = { good: 0, notEvaluated: 0, suspect: 0, fail: 0, missing: 0, late: 0, conflict: 0 };
  for (const { quality, checks } of verdicts) {
    counts[FLAG_OF[quality]]++;
    if (checks & Check.Late) counts.late++;
    if (checks & Check.Conflict) counts.conflict++;
  }
  return counts;
}
