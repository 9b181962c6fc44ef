import type { Sensor, Station } from "../../../sdk/sensing/model/station.ts";
import { bridgeError } from "../../model/errors.ts";
import type { ParameterProfile, Profile } from "../../model/profile.ts";

/**
 * Requires that a profile can be applied to a station: the units are the same, and no time that a test looks back is longer than
 * the readings of the window.
 *
 * @throws `PROFILE_UNFIT`
 */
export function requireFit(profile: Profile, station: Station, upstream?: Station): void {
  for (const sensor of station.sensors) {
    const parameter = profile.parameters[sensor.parameter];
    if (parameter === undefined) continue;
    requireUnit(parameter, sensor);
    const other = upstream?.sensors.find(({ parameter: name }) => name === sensor.parameter);
    if (parameter.upstream && other) requireUnit(parameter, other);
    if (sensor.interval === 0) continue;
    for (const [test, seconds] of Object.entries(lookBacks(parameter))) {
      const readings = seconds / sensor.interval;
      if (readings <= profile.window) continue;
      throw unfit(sensor, `${test} looks back ${readings} readings, the window is ${profile.window}`, {
        test,
        readings,
        window: profile.window,
      });
    }
  }
}

function requireUnit(parameter: ParameterProfile, sensor: Sensor): void {
  if (parameter.unit === sensor.unit) return;
  const values = { unit: sensor.unit, profile: parameter.unit };
  throw unfit(sensor, `it measures in ${sensor.unit}, the profile is in ${parameter.unit}`, values);
}

const lookBacks = ({ flatLine, attenuatedSignal }: ParameterProfile): Record<string, number> => ({
  ...(flatLine && { flatLine: Math.max(flatLine.suspect, flatLine.fail) }),
  ...(attenuatedSignal && { attenuatedSignal: attenuatedSignal.period }),
});

function unfit({ id, station, parameter }: Sensor, message: string, values: Record<string, unknown>) {
  return bridgeError("PROFILE_UNFIT", `sensor ${id} (${parameter}): ${message}`, {
    sensor: id,
    station,
    parameter,
    ...values,
  });
}
