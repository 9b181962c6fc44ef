import type { Profile } from "../../src/bridge/model/profile.ts";
import type { Point, Verdict } from "../../src/bridge/model/qualifier.ts";
import { createQualifier } from "../../src/bridge/quality/create-qualifier.ts";
import { learnProfile } from "../../src/bridge/quality/learn/learn-profile.ts";
import type { OptionalTest } from "../../src/bridge/quality/learn/optional-tests.ts";
import type { SensorHistory } from "../../src/bridge/quality/learn/sensor-history.ts";
import { riverProfile } from "../../src/bridge/quality/profiles/river.ts";
import { Check, Quality } from "../../src/sdk/sensing/model/quality.ts";
import type { RiverStation } from "./river.ts";

/** Readings per batch: a day of six sensors. */
const BATCH = 96 * 6;

export type Learn = (river: RiverStation, upstream: RiverStation | undefined, from: number, to: number) => Profile;

/** The shipped profile, whatever the past. */
export const shipped: Learn = () => riverProfile;

/** A profile learned from the readings observed in [from, to), with tests that are off by default; the labels are not looked at. */
export const learnedWith =
  (tests: readonly OptionalTest[]): Learn =>
  (river, upstream, from, to) => {
    const histories = river.station.sensors.map(({ id, parameter }) => {
      const limits = river.limits.get(id);
      // Every gauge has a zero of its own: levels of two places have no usual difference.
      const isComparable = upstream !== undefined && parameter !== "stage";
      return {
        sensor: id,
        history: historyOf(river, parameter, from, to),
        ...(isComparable && { upstream: historyOf(upstream, parameter, from, to) }),
        ...(limits && { range: [limits.min_range, limits.max_range] as const, persistence: limits.persist }),
      };
    });
    return learnProfile({ base: riverProfile, name: river.name, version: 1, station: river.station, histories, tests });
  };

/** The same with none of these. */
export const learned: Learn = learnedWith([]);

function historyOf({ station, points }: RiverStation, parameter: string, from: number, to: number): SensorHistory {
  const sensor = station.sensors.find((candidate) => candidate.parameter === parameter);
  const { min, max } = sensor?.range ?? { min: 0, max: 0 };
  const factor = 10 ** (sensor?.scale ?? 0);
  const own = points.filter(({ sensor: id, observedAt, value }) => {
    const isIn = id === sensor?.id && observedAt >= from && observedAt < to;
    return isIn && value !== null && value >= min / factor && value <= max / factor;
  });
  return { times: own.map(({ observedAt }) => observedAt), values: own.map(({ value }) => value as number) };
}

/**
 * Verdicts on a whole station. Each half of its time is judged by a profile learned from the other half, so that no reading is
 * judged by settings that it helped to learn.
 */
export function evaluate(river: RiverStation, upstream: RiverStation | undefined, learn: Learn): Verdict[] {
  const { points } = river;
  const begin = (points[0] as Point).observedAt;
  const end = (points.at(-1) as Point).observedAt + 1;
  const middle = begin + (end - begin) / 2;
  const first = judge(river, upstream, learn(river, upstream, middle, end), begin, middle);
  const second = judge(river, upstream, learn(river, upstream, begin, middle), middle, end);
  return withSpikesInPlace(points, [...first, ...second]);
}

function judge(river: RiverStation, upstream: RiverStation | undefined, profile: Profile, from: number, to: number) {
  const { station, points } = river;
  const qualifier = createQualifier({ profile, station, ...(upstream && { upstream: upstream.station }) });
  const before = points.filter(({ observedAt }) => observedAt < from);
  qualifier.warm(before.slice(-qualifier.memory * station.sensors.length));
  const own = points.filter(({ observedAt }) => observedAt >= from && observedAt < to);
  const verdicts: Verdict[] = [];
  for (let i = 0; i < own.length; i += BATCH) {
    const batch = own.slice(i, i + BATCH);
    const since = (batch[0] as Point).observedAt - qualifier.upstreamReach;
    const until = (batch.at(-1) as Point).receivedAt;
    const around = upstream?.points.filter(({ observedAt, receivedAt }) => observedAt >= since && receivedAt <= until);
    verdicts.push(...qualifier.judge(batch, { upstream: around ?? [], calibrationLapsed: () => false }));
  }
  return verdicts;
}

/** Gives spikes that only the next batch could show to the readings that they are of. */
function withSpikesInPlace(points: readonly Point[], verdicts: readonly Verdict[]): Verdict[] {
  const result = verdicts.map((verdict) => ({ ...verdict }));
  const last = new Map<number, number>();
  for (const [i, { sensor, value }] of points.entries()) {
    const { checks } = verdicts[i] as Verdict;
    const target = result[last.get(sensor) ?? -1];
    const bits = checks & (Check.PreviousSpikeSuspect | Check.PreviousSpikeFail);
    if (bits !== 0 && target) {
      target.checks |= Check.Spike;
      const flag = bits & Check.PreviousSpikeFail ? Quality.Fail : Quality.Suspect;
      if (target.quality !== Quality.Fail) target.quality = flag;
    }
    if (value !== null && !(checks & Check.GrossRange)) last.set(sensor, i);
  }
  return result;
}
