import { ZeroHash } from "ethers";
import { Check, Quality } from "../../sdk/sensing/model/quality.ts";
import type { Reading } from "../../sdk/sensing/model/reading.ts";
import type { Verdict } from "./qualifier.ts";
import type { StoredReading } from "./store.ts";

/** HJ 212 table 8: no link between instrument and logger. */
export const NO_LINK = "B";

/**
 * A marker stands where a reading was due and none came. The bridge writes it itself: it has no value, and the frame that it
 * came in has no bytes, so that it has no evidence either.
 */
export function markAbsent(
  readings: readonly StoredReading[],
  verdicts: readonly Verdict[],
  evidence: ReadonlyMap<number, Uint8Array>,
): Verdict[] {
  return verdicts.map((verdict, i) => {
    const { value, frame } = readings[i] as StoredReading;
    const isAbsent = value === null && !evidence.has(frame);
    return isAbsent ? { ...verdict, checks: verdict.checks | Check.Absent } : verdict;
  });
}

/** Whether a sealed reading is a marker, of the one form that a marker has: no other gateway has a copy of it. */
export function isMarker({ quality, checks, value, counter, sourceFlag, evidence }: Reading): boolean {
  const isBare = value === 0 && counter === 0 && sourceFlag === NO_LINK && evidence === ZeroHash;
  return isBare && quality === Quality.Missing && (checks & Check.Absent) !== 0;
}

/** Whether a stored reading looks like a marker, without a look at its frame. */
export function looksLikeMarker({ value, text, sourceFlag }: StoredReading): boolean {
  return value === null && text === "" && sourceFlag === NO_LINK;
}
