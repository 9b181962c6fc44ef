import type { LatestReading } from "../../sdk/sensing/model/batch.ts";
import { Check, Quality } from "../../sdk/sensing/model/quality.ts";
import type { Verdict } from "./qualifier.ts";
import type { StoredReading } from "./store.ts";

/** How far an observation may be ahead of its batch's receipt: `Feeds` does not take it for the newest where it is further. */
const CLOCK_LEAD = 60_000;

/**
 * The newest observation of each sensor that has a value and came first for its time, by sensor. One of a clock that runs ahead
 * takes no other's place.
 *
 * @param to When the batch's last reading was received.
 */
export function newest(
  readings: readonly Pick<StoredReading, "sensor" | "seq" | "observedAt" | "value">[],
  verdicts: readonly Verdict[],
  to: number,
): LatestReading[] {
  const places = new Map<number, number>();
  for (const [i, { sensor, observedAt }] of readings.entries()) {
    const { quality, checks } = verdicts[i] as Verdict;
    if (quality === Quality.Missing || checks & Check.Conflict || observedAt > to + CLOCK_LEAD) continue;
    const kept = places.get(sensor);
    if (kept === undefined || (readings[kept]?.observedAt ?? 0) < observedAt) places.set(sensor, i);
  }
  return [...places.values()]
    .map((i) => {
      const { sensor, seq, observedAt, value } = readings[i] as (typeof readings)[number];
      return { sensor, seq, observedAt, value: value ?? 0, quality: (verdicts[i] as Verdict).quality };
    })
    .sort((a, b) => a.sensor - b.sensor);
}
