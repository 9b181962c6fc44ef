import type { Station } from "../../sdk/sensing/model/station.ts";
import type { Profile } from "../model/profile.ts";
import type { Point, Qualifier, Surroundings } from "../model/qualifier.ts";
import { bindCombination } from "./falsification/combinations.ts";
import { UpstreamSeries } from "./falsification/upstream.ts";
import { requireFit } from "./profile/fit.ts";
import { SensorJudge, type SensorSurroundings } from "./streaming/sensor-judge.ts";
import { Verdicts } from "./streaming/verdicts.ts";

export interface CreateQualifierParameters {
  readonly profile: Profile;
  readonly station: Station;
  /** The station whose readings `Surroundings.upstream` holds. */
  readonly upstream?: Station;
}

/**
 * Quality control of one station by a profile. It remembers `profile.window` readings of each sensor that count, and to know
 * which of them counted as many before: hence `memory`.
 *
 * A reading is Late where it is not newer than those before it or came long after it was observed; then, as when it is in
 * conflict or ahead of the clock, it is held to gross range and climatology alone and is not remembered. Nor is one outside the
 * gross range, or one that its source calls no measurement. Late and CounterHole say nothing of the value; ClockAhead and
 * CalibrationLapsed make it suspect at least; Conflict fails it.
 *
 * @throws `PROFILE_UNFIT` where the profile does not fit a sensor of the station.
 *
 * @example
 * import { createQualifier } from "./create-qualifier.ts";
 * import { riverProfile } from "./profiles/river.ts";
 *
 * const qualifier = createQualifier({ profile: riverProfile, station });
 * const verdicts = qualifier.judge(points, { upstream: [], calibrationLapsed: () => false });
 */
export function createQualifier({ profile, station, upstream }: CreateQualifierParameters): Qualifier {
  requireFit(profile, station, upstream);
  const judges = new Map(station.sensors.map((sensor) => [sensor.id, new SensorJudge(sensor, profile)]));
  for (const combination of profile.combinations) {
    const sensorOf = (parameter: string) => station.sensors.find((sensor) => sensor.parameter === parameter);
    for (const rule of bindCombination(combination, sensorOf)) {
      const other = judges.get(rule.other);
      if (other) judges.get(rule.subject)?.bind(rule, other.history);
    }
  }
  const upstreamOf = upstreamSensors(profile, station, upstream);

  const run = (points: readonly Point[], surroundings: ReadonlyMap<number, SensorSurroundings>) => {
    for (const judge of judges.values()) judge.begin();
    const verdicts = new Verdicts(points.length);
    for (let slot = 0; slot < points.length; slot++) {
      const point = points[slot] as Point;
      judges.get(point.sensor)?.take(point, slot, verdicts, surroundings.get(point.sensor) ?? NOTHING_AROUND);
    }
    return verdicts;
  };

  return {
    memory: 2 * profile.window,
    upstreamReach: reachOf(profile),
    warm(points) {
      run(points, new Map());
    },
    judge: (points, around) => run(points, surroundingsOf(station, upstreamOf, around)).toArray(),
  };
}

const NOTHING_AROUND: SensorSurroundings = { upstream: undefined, calibrationLapsed: undefined };

interface UpstreamSensor {
  readonly id: number;
  readonly range: readonly [number, number];
}

/** The upstream sensor that each sensor with a band is compared with. */
function upstreamSensors(profile: Profile, station: Station, upstream?: Station): Map<number, UpstreamSensor> {
  const pairs = new Map<number, UpstreamSensor>();
  for (const { id, parameter } of station.sensors) {
    const settings = profile.parameters[parameter];
    const other = upstream?.sensors.find((sensor) => sensor.parameter === parameter);
    if (!settings?.upstream || !other) continue;
    const [min, max] = [other.range.min / 10 ** other.scale, other.range.max / 10 ** other.scale];
    pairs.set(id, { id: other.id, range: [min, max] });
  }
  return pairs;
}

function surroundingsOf(
  { sensors }: Station,
  upstreamOf: ReadonlyMap<number, UpstreamSensor>,
  around: Surroundings,
): Map<number, SensorSurroundings> {
  return new Map(
    sensors.map(({ id }) => {
      const other = upstreamOf.get(id);
      const upstream = other && new UpstreamSeries(around.upstream, other.id, other.range);
      return [id, { upstream, calibrationLapsed: (at: number) => around.calibrationLapsed(id, at) }];
    }),
  );
}

/** Milliseconds back to the oldest upstream reading that a verdict may look at. */
function reachOf({ parameters }: Profile): number {
  const bands = Object.values(parameters).flatMap(({ upstream }) => (upstream ? [upstream] : []));
  return Math.max(0, ...bands.map(({ lag, tolerance }) => (lag + tolerance) * 1000));
}
