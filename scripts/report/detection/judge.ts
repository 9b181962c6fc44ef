import type { Point } from "../../../src/bridge/model/qualifier.ts";
import { createQualifier } from "../../../src/bridge/quality/create-qualifier.ts";
import { Check } from "../../../src/sdk/sensing/model/quality.ts";
import { pointsOf } from "../../../src/simulator/qualifier-points.ts";
import type { SimulatedReading } from "../../../src/simulator/reading.ts";
import type { World } from "./world.ts";

/** A reading, and the bits that were set for it. */
export interface Judged {
  readonly reading: SimulatedReading;
  readonly checks: number;
  /** When the reading that showed it was received: a spike shows with the next reading only. */
  readonly shownAt: number;
}

/** The bridge closes a batch every hour here. */
const BATCH = 3_600_000;

/** Quality control of a stream, batch by batch, as the bridge runs it. What a verdict says of the reading before goes to that one. */
export function judge(
  { station, upstream, profile, past }: World,
  own: readonly SimulatedReading[],
  above: readonly SimulatedReading[],
): Judged[] {
  const qualifier = createQualifier({ profile, station, upstream });
  qualifier.warm(past);
  const { points, of } = pointsOf(station, own);
  const upstreamPoints = pointsOf(upstream, above).points;
  const results: { reading: SimulatedReading; checks: number; shownAt: number }[] = [];
  const last = new Map<number, number>();
  let from = 0; // first upstream reading that can still matter
  let through = 0; // first that was not received when the batch closed
  for (let first = 0; first < points.length; ) {
    const close = (Math.floor((points[first] as Point).receivedAt / BATCH) + 1) * BATCH;
    let end = first;
    while (end < points.length && (points[end] as Point).receivedAt < close) end++;
    const batch = points.slice(first, end);
    while (through < upstreamPoints.length && (upstreamPoints[through] as Point).receivedAt < close) through++;
    const oldest = batch.reduce((min, { observedAt }) => Math.min(min, observedAt), close) - qualifier.upstreamReach;
    while (from < through && (upstreamPoints[from] as Point).observedAt < oldest - BATCH * 24) from++;
    const verdicts = qualifier.judge(batch, {
      upstream: upstreamPoints.slice(from, through),
      calibrationLapsed: () => false,
    });
    for (const [index, { checks }] of verdicts.entries()) {
      const point = batch[index] as Point;
      const before = results[last.get(point.sensor) ?? -1];
      if (checks & (Check.PreviousSpikeSuspect | Check.PreviousSpikeFail) && before) {
        before.checks |= Check.Spike;
        before.shownAt = Math.min(before.shownAt, point.receivedAt);
      }
      last.set(point.sensor, results.length);
      results.push({
        reading: of[first + index] as SimulatedReading,
        checks: checks & ~(Check.PreviousSpikeSuspect | Check.PreviousSpikeFail),
        shownAt: point.receivedAt,
      });
    }
    first = end;
  }
  return results;
}

const keyOf = ({ parameter, observedAt, text, label }: SimulatedReading) =>
  `${parameter} ${observedAt}${label === "altered-resend" ? ` ${text}` : ""}`;

/** The bits that the same place of the untouched stream does not have: what chance and weather set accuses nobody. */
export function beyondTwin(judged: readonly Judged[], twin: readonly Judged[]): Judged[] {
  const usual = new Map(twin.map(({ reading, checks }) => [keyOf(reading), checks]));
  return judged.map((one) => ({ ...one, checks: one.checks & ~(usual.get(keyOf(one.reading)) ?? 0) }));
}
