import type { Sensor, Station } from "../../../sdk/sensing/station.ts";
import type { ParameterProfile, Profile } from "../profile/profile.ts";
import { riverProfile } from "../profiles/river.ts";
import type { Point } from "../qualifier.ts";
import { learnFrozenAtLimit } from "./learn-frozen-at-limit.ts";
import { learnParameter, type SensorHistory } from "./learn-parameter.ts";
import { learnUpstream } from "./learn-upstream.ts";

export interface LearnProfileParameters {
  readonly name: string;
  readonly version: number;
  readonly station: Station;
  /** Readings of a time that is taken to be clean: some weeks at least, with the weather that is to count as usual. */
  readonly points: readonly Point[];
  readonly upstream?: { readonly station: Station; readonly points: readonly Point[] };
  /** What a profile holds beside what can be learned. @default riverProfile */
  readonly base?: Profile;
}

/** Seconds that a value may stand still. */
const STILL = 12 * 3600;

/**
 * A parameter set from a station's own past. What the base profile knows of a parameter and nobody can learn, such as its detection
 * limit, stays.
 *
 * @throws `QC_PARAMETER_INVALID` where a sensor's past is too short.
 */
export function learnProfile(parameters: LearnProfileParameters): Profile {
  const { name, version, station, points, upstream, base = riverProfile } = parameters;
  const learned: Record<string, ParameterProfile> = {};
  for (const sensor of station.sensors) {
    const { parameter, unit, interval } = sensor;
    const history = historyOf(sensor, points);
    const other = upstream?.station.sensors.find((one) => one.parameter === parameter && one.unit === unit);
    const band = upstream && other && learnUpstream({ history, upstream: historyOf(other, upstream.points) });
    const detectionLimit = base.parameters[parameter]?.detectionLimit;
    const frozenAtLimit = learnFrozenAtLimit(sensor, history, detectionLimit ?? Number.NEGATIVE_INFINITY, base.window);
    learned[parameter] = {
      ...learnParameter({
        sensor,
        history,
        window: base.window,
        ...(interval > 0 && { persistence: Math.ceil(STILL / interval) }),
      }),
      ...(detectionLimit !== undefined && { detectionLimit }),
      ...(frozenAtLimit && { frozenAtLimit }),
      ...(band && { upstream: band }),
    };
  }
  return { ...base, name, version, parameters: learned };
}

/** What is missing, in conflict, or not normal by its source teaches nothing. */
function historyOf(sensor: Sensor, points: readonly Point[]): SensorHistory {
  const own = points
    .filter(
      ({ sensor: id, value, conflict, sourceFlag }) =>
        id === sensor.id && value !== null && !conflict && (sourceFlag === "" || sourceFlag === "N"),
    )
    .sort((a, b) => a.observedAt - b.observedAt);
  return { times: own.map(({ observedAt }) => observedAt), values: own.map(({ value }) => value as number) };
}
