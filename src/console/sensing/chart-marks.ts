import type uPlot from "uplot";
import { type ChartData, gapsIn } from "./chart-data.ts";

/** What is allowed; null for an open end. */
export interface Allowed {
  readonly min: number | null;
  readonly max: number | null;
}

type Colour = (name: string) => string;

const HATCH = 7;

const placeOf =
  ({ bbox: { top, height }, valToPos }: uPlot) =>
  (value: number) =>
    Math.min(top + height, Math.max(top, valToPos(value, "y", true)));

/** What is beyond the limit, as a wash, and what is missing, hatched. Drawn below the values. */
export function drawGround(plot: uPlot, data: ChartData, { min, max }: Allowed, colour: Colour): void {
  const { ctx, bbox } = plot;
  const { left, top, width, height } = bbox;
  const bottom = top + height;
  const y = placeOf(plot);
  ctx.save();
  ctx.fillStyle = colour("--bad-wash");
  if (max !== null) ctx.fillRect(left, top, width, y(max) - top);
  if (min !== null) ctx.fillRect(left, y(min), width, bottom - y(min));
  for (const [from, to] of gapsIn(data)) hatch(plot, from, to, colour("--neutral"));
  ctx.restore();
}

/** The limit itself, above the grid: most limits are round numbers, and so are the grid's. */
export function drawLimits(plot: uPlot, { min, max }: Allowed, colour: Colour): void {
  const { ctx, bbox } = plot;
  const { left, top, width, height } = bbox;
  const bottom = top + height;
  const y = placeOf(plot);
  ctx.save();
  ctx.strokeStyle = colour("--bad");
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  for (const bound of [min, max]) {
    if (bound === null || y(bound) <= top || y(bound) >= bottom) continue;
    ctx.beginPath();
    ctx.moveTo(left, y(bound));
    ctx.lineTo(left + width, y(bound));
    ctx.stroke();
  }
  ctx.restore();
}

function hatch(plot: uPlot, from: number, to: number, stroke: string): void {
  const { ctx, bbox } = plot;
  const x0 = plot.valToPos(from, "x", true);
  const x1 = Math.max(x0 + 2, plot.valToPos(to, "x", true));
  const step = HATCH * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(x0, bbox.top, x1 - x0, bbox.height);
  ctx.clip();
  ctx.strokeStyle = stroke;
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = devicePixelRatio;
  for (let x = x0 - bbox.height; x < x1; x += step) {
    ctx.beginPath();
    ctx.moveTo(x, bbox.top + bbox.height);
    ctx.lineTo(x + bbox.height, bbox.top);
    ctx.stroke();
  }
  ctx.restore();
}

/** Doubtful values by their shape: a triangle where suspect, a cross where failed; a tick at the foot of what came late. */
export function drawMarks(plot: uPlot, data: ChartData, colour: Colour): void {
  const { ctx, bbox } = plot;
  const size = 4 * devicePixelRatio;
  const foot = bbox.top + bbox.height;
  ctx.save();
  ctx.lineWidth = 1.6 * devicePixelRatio;
  data.times.forEach((time, i) => {
    const x = plot.valToPos(time, "x", true);
    if (data.late[i]) {
      ctx.fillStyle = colour("--withheld");
      ctx.fillRect(x - devicePixelRatio, foot - 2 * size, 2 * devicePixelRatio, 2 * size);
    }
    const value = data.values[i];
    const quality = data.qualities[i];
    if (value === null || value === undefined || (quality !== 3 && quality !== 4)) return;
    const y = plot.valToPos(value, "y", true);
    ctx.beginPath();
    if (quality === 3) {
      ctx.fillStyle = colour("--warn");
      ctx.moveTo(x, y - size);
      ctx.lineTo(x + size, y + size);
      ctx.lineTo(x - size, y + size);
      ctx.fill();
      return;
    }
    ctx.strokeStyle = colour("--bad");
    ctx.moveTo(x - size, y - size);
    ctx.lineTo(x + size, y + size);
    ctx.moveTo(x + size, y - size);
    ctx.lineTo(x - size, y + size);
    ctx.stroke();
  });
  ctx.restore();
}
