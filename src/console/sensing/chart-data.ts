import type { BridgeReading } from "./bridge-readings.ts";

/** Readings of one sensor as columns, in the order of their times. */
export interface ChartData {
  /** Seconds since 1970. */
  readonly times: readonly number[];
  /** Null where nothing is known: a gap, never a zero. */
  readonly values: readonly (number | null)[];
  readonly qualities: readonly number[];
  readonly late: readonly boolean[];
  readonly readings: readonly BridgeReading[];
}

/** Readings of a sensor, drawn. */
export function chartData(readings: readonly BridgeReading[], sensor: number): ChartData {
  const own = readings
    .filter((reading) => reading.sensor === sensor)
    .map((reading) => ({ reading, time: Date.parse(reading.observedAt) / 1_000 }))
    .sort((a, b) => a.time - b.time || a.reading.seq - b.reading.seq);
  return {
    times: own.map(({ time }) => time),
    values: own.map(({ reading: { value } }) => (value === null ? null : Number(value))),
    qualities: own.map(({ reading }) => reading.quality),
    late: own.map(({ reading }) => reading.checks.includes("Late")),
    readings: own.map(({ reading }) => reading),
  };
}

/** Runs of nothing: from the last time at which something is known to the first at which it is again. */
export function gapsIn({ times, values }: ChartData): [number, number][] {
  const gaps: [number, number][] = [];
  let from: number | undefined;
  times.forEach((time, i) => {
    if (values[i] === null) from ??= times[i - 1] ?? time;
    else if (from !== undefined) {
      gaps.push([from, time]);
      from = undefined;
    }
  });
  if (from !== undefined) gaps.push([from, times.at(-1) ?? from]);
  return gaps;
}

/** What the chart shows, in numbers, for those who do not see it. */
export function summaryOf({ values, qualities }: ChartData) {
  const known = values.filter((value) => value !== null);
  return {
    count: values.length,
    min: known.length === 0 ? "–" : Math.min(...known),
    max: known.length === 0 ? "–" : Math.max(...known),
    suspect: qualities.filter((quality) => quality === 3 || quality === 4).length,
    missing: values.length - known.length,
  };
}
