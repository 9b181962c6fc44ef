import type { UpstreamBand } from "../../model/profile.ts";
import { quantile } from "../qartod/percentile-range.ts";
import type { SensorHistory } from "./sensor-history.ts";

export interface LearnUpstreamParameters {
  readonly history: SensorHistory;
  readonly upstream: SensorHistory;
  /** Longest travel time that is tried, in seconds. @default a day */
  readonly maxLag?: number;
  /** Travel times are tried in steps of this, in seconds; also the uncertainty of the result. @default an hour */
  readonly step?: number;
}

/** Part of the differences that may lie outside on either side, and room that is left beyond, as a part of the band's width. */
const RARE = 0.001;
const ROOM = 0.25;

/** Fewer pairs than this teach nothing. */
const LEAST = 500;

/**
 * Learns travel time and usual difference from the station upstream: the lag at which the differences scatter least (by the
 * distance of their quartiles), and the band that holds nearly all of them there. Undefined where too few times match.
 */
export function learnUpstream({
  history,
  upstream,
  maxLag = 86_400,
  step = 3600,
}: LearnUpstreamParameters): UpstreamBand | undefined {
  let best: { lag: number; scatter: number; differences: number[] } | undefined;
  const at = new Map(upstream.times.map((time, i) => [time, upstream.values[i] as number]));
  for (let lag = 0; lag <= maxLag; lag += step) {
    const differences = differencesAt(history, at, lag * 1000);
    if (differences.length < LEAST) continue;
    const scatter = quantile(differences, 0.75) - quantile(differences, 0.25);
    if (best === undefined || scatter < best.scatter) best = { lag, scatter, differences };
  }
  if (best === undefined) return undefined;
  const [low, high] = [quantile(best.differences, RARE), quantile(best.differences, 1 - RARE)];
  const room = (high - low) * ROOM;
  const tidy = (value: number) => Number(value.toPrecision(6));
  return { lag: best.lag, tolerance: step, band: [tidy(low - room), tidy(high + room)] };
}

function differencesAt({ times, values }: SensorHistory, upstream: ReadonlyMap<number, number>, lag: number): number[] {
  const differences: number[] = [];
  for (let i = 0; i < times.length; i++) {
    const before = upstream.get((times[i] as number) - lag);
    if (before !== undefined) differences.push((values[i] as number) - before);
  }
  return differences.sort((a, b) => a - b);
}
