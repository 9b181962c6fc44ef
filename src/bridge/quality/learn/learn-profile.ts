import type { Station } from "../../../sdk/sensing/station.ts";
import { type ParameterProfile, PROFILE_FORMAT, type Profile } from "../profile/profile.ts";
import type { Point } from "../qualifier.ts";
import {
  learnAttenuation,
  learnDigitPattern,
  learnFlatLine,
  learnFrozenAtLimit,
  learnRate,
  learnRegularIncrements,
  learnRepeatedBlock,
  learnSpike,
  learnVarianceCollapse,
} from "./limits.ts";
import { type CleanSeries, cleanSeries } from "./series.ts";
import { learnUpstreamBand } from "./upstream-band.ts";

export interface LearnProfileParameters {
  readonly name: string;
  readonly version: number;
  readonly station: Station;
  /** Readings of a time that is known to be clean: some weeks at least, with the weather that is to count as usual. */
  readonly points: readonly Point[];
  readonly upstream?: {
    readonly station: Station;
    readonly points: readonly Point[];
    /** Seconds that the water takes. */
    readonly travelTime: number;
  };
}

/** Fewer readings than this say nothing about what is usual. */
const FEWEST = 200;

/**
 * A parameter set from a station's own clean past: every limit lies a margin beyond the most, or below the least, that was seen.
 * Sensors without a regular interval, or with too few readings, are held to their range alone.
 */
export function learnProfile({ name, version, station, points, upstream }: LearnProfileParameters): Profile {
  const parameters: Record<string, ParameterProfile> = {};
  for (const sensor of station.sensors) {
    const series = cleanSeries(sensor, points);
    if (sensor.interval === 0 || series.values.length < FEWEST) continue;
    const other = upstream?.station.sensors.find(
      ({ parameter, unit }) => parameter === sensor.parameter && unit === sensor.unit,
    );
    const band =
      upstream && other && learnUpstreamBand(series, cleanSeries(other, upstream.points), upstream.travelTime);
    parameters[sensor.parameter] = { ...parameterProfile(series), ...(band && { upstream: band }) };
  }
  return {
    format: PROFILE_FORMAT,
    name,
    version,
    window: 1500,
    lateAfter: 3600,
    clockAllowance: 300,
    notMeasured: ["B", "C", "D", "F", "M"],
    parameters,
    combinations: [
      {
        rule: "oxygen-saturation",
        oxygen: "w01009",
        temperature: "w01010",
        pressure: 101.325,
        factor: 1.4,
        within: 1800,
      },
    ],
  };
}

function parameterProfile(series: CleanSeries): ParameterProfile {
  const repeatedBlock = learnRepeatedBlock(series);
  const frozenAtLimit = learnFrozenAtLimit(series);
  return {
    unit: series.sensor.unit,
    spike: learnSpike(series),
    rateOfChange: learnRate(series),
    flatLine: learnFlatLine(series),
    attenuatedSignal: learnAttenuation(series),
    ...(repeatedBlock && { repeatedBlock }),
    ...(frozenAtLimit && { frozenAtLimit }),
    digitPattern: learnDigitPattern(series),
    regularIncrements: learnRegularIncrements(series),
    varianceCollapse: learnVarianceCollapse(series),
  };
}
