import type { Station } from "../../../sdk/sensing/model/station.ts";
import type { ParameterProfile, Profile, Span } from "../../model/profile.ts";
import { learnClimatology } from "./learn-climatology.ts";
import { learnParameter } from "./learn-parameter.ts";
import { learnUpstream } from "./learn-upstream.ts";
import type { OptionalTest } from "./optional-tests.ts";
import type { SensorHistory } from "./sensor-history.ts";

export interface LearnProfileParameters {
  /** Everything that is not learned: window, lateness, combinations, and parameters without a history. */
  readonly base: Profile;
  readonly name: string;
  /** Has to grow with every profile of a station. */
  readonly version: number;
  readonly station: Station;
  readonly histories: readonly LearnedFrom[];
  /** Tests that are off by default. @default none of them */
  readonly tests?: readonly OptionalTest[];
}

export interface LearnedFrom {
  /** Number of the sensor. */
  readonly sensor: number;
  readonly history: SensorHistory;
  /** The same parameter at the station upstream. */
  readonly upstream?: SensorHistory;
  /** What an expert says of the site. */
  readonly range?: Span;
  readonly persistence?: number;
  /** Whether the history is long enough to say what is usual in a month: several years. @default false */
  readonly climatology?: boolean;
}

/**
 * Learns a station's profile from its past.
 *
 * @throws `QC_PARAMETER_INVALID` where a history is too short.
 *
 * @example
 * import { learnProfile } from "./learn-profile.ts";
 * import { riverProfile } from "../profiles/river.ts";
 *
 * const profile = learnProfile({ base: riverProfile, name: "bridge-street", version: 2, station, histories });
 */
export function learnProfile({ base, name, version, station, histories, tests = [] }: LearnProfileParameters): Profile {
  const parameters: Record<string, ParameterProfile> = { ...base.parameters };
  for (const { sensor: id, history, upstream, range, persistence, climatology } of histories) {
    const sensor = station.sensors.find((candidate) => candidate.id === id);
    if (sensor === undefined) continue;
    const { detectionLimit } = base.parameters[sensor.parameter] ?? {};
    const band = upstream && learnUpstream({ history, upstream });
    parameters[sensor.parameter] = {
      ...learnParameter({
        sensor,
        history,
        window: base.window,
        tests,
        ...(range && { range }),
        ...(persistence !== undefined && { persistence }),
      }),
      ...(detectionLimit !== undefined && { detectionLimit }),
      ...(climatology && { climatology: learnClimatology(history) }),
      ...(band && { upstream: band }),
    };
  }
  return { ...base, name, version, parameters };
}
