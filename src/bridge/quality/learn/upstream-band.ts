import type { UpstreamBand } from "../profile/profile.ts";
import { type CleanSeries, quantile, rounded } from "./series.ts";

const HOUR = 3600;
/** Part of the clean readings on each side that do not widen the band, and by how much of its width it is then widened. */
const TAIL = 0.001;
const WIDENING = 0.2;

/** How far clean readings were from those of the upstream station one travel time (seconds) before. */
export function learnUpstreamBand(here: CleanSeries, above: CleanSeries, travelTime: number): UpstreamBand | undefined {
  const tolerance = Math.max(1.5 * HOUR, Math.round(travelTime / 3));
  const under: number[] = [];
  const over: number[] = [];
  let first = 0;
  here.values.forEach((value, index) => {
    const time = here.times[index] as number;
    const from = time - (travelTime + tolerance) * 1000;
    const to = time - (travelTime - tolerance) * 1000;
    while (first < above.times.length && (above.times[first] as number) < from) first++;
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (let i = first; i < above.times.length && (above.times[i] as number) <= to; i++) {
      min = Math.min(min, above.values[i] as number);
      max = Math.max(max, above.values[i] as number);
    }
    if (min > max) return;
    under.push(value - min);
    over.push(value - max);
  });
  if (under.length === 0) return undefined;
  const [low, high] = [quantile(under, TAIL), quantile(over, 1 - TAIL)];
  const widening = WIDENING * Math.abs(high - low);
  return {
    lag: travelTime,
    tolerance,
    band: [rounded(Math.min(low, high) - widening), rounded(Math.max(low, high) + widening)],
  };
}
