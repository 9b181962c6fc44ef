import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { observeSize, observeTheme } from "../browser/observe.ts";
import type { ChartData } from "./chart-data.ts";
import { type Allowed, drawGround, drawLimits, drawMarks } from "./chart-marks.ts";
import styles from "./chart.module.css";

interface ChartParameters {
  readonly data: ChartData;
  readonly limit: Allowed;
  readonly label: string;
}

const HEIGHT = 230;

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function optionsOf({ data, limit }: ChartParameters, width: number): uPlot.Options {
  const axis = {
    stroke: colour("--ink-2"),
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line") },
    font: `12px ${colour("--font")}`,
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { points: { show: false } },
    scales: { x: { time: true }, y: { range: (_, low, high) => rangeOf(low, high, limit) } },
    axes: [
      { ...axis, values: (_, splits, __, ___, step) => splits.map((at) => axisTime(at, step)) },
      { ...axis, size: 56 },
    ],
    series: [{}, { stroke: colour("--series-1"), width: 1.5, spanGaps: false, points: { show: false } }],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), "Etc/UTC"),
    hooks: {
      drawClear: [(plot) => drawGround(plot, data, limit, colour)],
      draw: [(plot) => drawLimits(plot, limit, colour), (plot) => drawMarks(plot, data, colour)],
    },
  };
}

const DAY = 86_400;

/** A time on the axis, in UTC: the day at midnight, otherwise the hour. */
function axisTime(seconds: number, step: number): string {
  const iso = new Date(seconds * 1_000).toISOString();
  return step >= DAY || seconds % DAY === 0 ? iso.slice(5, 10) : iso.slice(11, 16);
}

/** The limit is in the picture where it is not far from what was measured. */
function rangeOf(low: number | null, high: number | null, { min, max }: Allowed): [number, number] {
  const [from, to] = [low ?? 0, high ?? 1];
  const room = Math.max(to - from, Math.abs(to) * 0.02, 0.1);
  const near = (bound: number | null) => bound !== null && bound > from - 2 * room && bound < to + 2 * room;
  const lowest = near(min) ? Math.min(from, min as number) : from;
  const highest = near(max) ? Math.max(to, max as number) : to;
  return [lowest - room * 0.12, highest + room * 0.12];
}

/** What a sensor measured over time: limits as bands, gaps hatched, doubtful values marked by shape. */
export function ReadingChart(parameters: ChartParameters) {
  const { data, label } = parameters;
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it draws follows from the data
  useEffect(() => {
    const place = box.current;
    if (place === null) return;
    let plot: uPlot | undefined;
    const draw = () => {
      plot?.destroy();
      plot = new uPlot(optionsOf(parameters, place.clientWidth), [[...data.times], [...data.values]], place);
    };
    draw();
    const stops = [observeSize(place, (width) => plot?.setSize({ width, height: HEIGHT })), observeTheme(() => draw())];
    return () => {
      for (const stop of stops) stop();
      plot?.destroy();
    };
  }, [data]);
  return <div ref={box} className={styles.chart} role="img" aria-label={label} />;
}
