import type { DriftLimits } from "../../model/profile.ts";
import { quantile } from "../qartod/percentile-range.ts";
import { Cusum } from "../streaming/drift.ts";
import { History } from "../streaming/history.ts";
import type { SensorHistory } from "./sensor-history.ts";

const DAY = 86_400;
/** Days that the sum looks back at, and how many the past needs to have. */
const DAYS = 14;
const LEAST = 30;
/** How far beyond the greatest sum of the past the decision lies. */
const BEYOND = 1.5;

/** Slack is the usual change from one day to the next; the decision lies beyond the greatest sum of the past. Undefined for a short past. */
export function learnDrift(
  { times, values }: SensorHistory,
  interval: number,
  window: number,
  scale: number,
): DriftLimits | undefined {
  const lag = Math.round(DAY / interval);
  const readings = Math.min(DAYS * lag, window - lag - 1);
  if (lag < 2 || readings < lag || values.length < LEAST * lag) return undefined;
  const changes = values.slice(lag).map((value, i) => Math.abs(value - (values[i] as number)));
  const slack = quantile(
    changes.sort((a, b) => a - b),
    0.5,
  );
  if (slack <= 0) return undefined;
  const cusum = new Cusum({ lag, readings, slack }, scale);
  const history = new History(window, scale);
  let greatest = 0;
  for (const [i, value] of values.entries()) {
    history.forget(i);
    history.push(i, times[i] as number, value, 0);
    greatest = Math.max(greatest, cusum.next(history));
  }
  const decision = (BEYOND * greatest) / 10 ** scale / lag;
  return decision > 0
    ? { lag, readings, slack: Number(slack.toPrecision(6)), decision: Number(decision.toPrecision(6)) }
    : undefined;
}
