import { Check, Quality } from "../../sdk/sensing/quality.ts";
import type { Station } from "../../sdk/sensing/station.ts";
import type { Profile } from "./profile/profile.ts";
import type { Qualifier } from "./qualifier.ts";

export interface CreateQualifierParameters {
  readonly profile: Profile;
  readonly station: Station;
  /** The station whose readings `Surroundings.upstream` holds. */
  readonly upstream?: Station;
}

/** Quality control of one station by a profile. */
export function createQualifier({ profile, station }: CreateQualifierParameters): Qualifier {
  const sensors = new Map(station.sensors.map((sensor) => [sensor.id, sensor]));
  return {
    memory: 2 * profile.window,
    upstreamReach: 0,
    warm() {},
    judge: (points) =>
      points.map(({ sensor: id, value }) => {
        const sensor = sensors.get(id);
        if (value === null) return { quality: Quality.Missing, checks: 0 };
        if (sensor === undefined) return { quality: Quality.NotEvaluated, checks: 0 };
        const [min, max] = profile.parameters[sensor.parameter]?.grossRange?.fail ?? [
          sensor.range.min / 10 ** sensor.scale,
          sensor.range.max / 10 ** sensor.scale,
        ];
        return value < min || value > max
          ? { quality: Quality.Fail, checks: Check.GrossRange }
          : { quality: Quality.Good, checks: 0 };
      }),
  };
}
