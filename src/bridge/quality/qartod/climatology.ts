import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { calendar, type Period } from "./calendar.ts";
import { isMissing, requireSameLength, requireSpan, type Series, type Times } from "./series.ts";

export interface ClimatologySpan {
  /** What `time` counts; Unix milliseconds where it is absent. */
  readonly period?: Period;
  readonly time: readonly [number, number];
  /** Outside is suspect. */
  readonly usual: readonly [number, number];
  /** Outside is fail. */
  readonly possible?: readonly [number, number];
  /** Depths that it is for, in metres. */
  readonly depth?: readonly [number, number];
}

/**
 * QARTOD test 5: is the value usual for the time of the year and the depth? All spans include both ends. Where several match,
 * the last decides; where none does, the value is not evaluated.
 */
export function climatology(
  values: Series,
  times: Times,
  members: readonly ClimatologySpan[],
  depths?: Series,
): Uint8Array {
  requireSameLength(values, times);
  const spans = members.map((member) => ({
    of: calendar(member.period),
    time: requireSpan("time", member.time),
    usual: requireSpan("usual", member.usual),
    possible: member.possible && requireSpan("possible", member.possible),
    depth: member.depth && requireSpan("depth", member.depth),
  }));
  const flags = new Uint8Array(values.length).fill(Quality.NotEvaluated);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (isMissing(value)) {
      flags[i] = Quality.Missing;
      continue;
    }
    for (const { of, time, usual, possible, depth } of spans) {
      if (depth && (isMissing(depths?.[i]) || outside(depths?.[i] as number, depth))) continue;
      if (outside(of(times[i] as number), time)) continue;
      if (possible && outside(value, possible)) flags[i] = Quality.Fail;
      else flags[i] = outside(value, usual) ? Quality.Suspect : Quality.Good;
    }
  }
  return flags;
}

const outside = (value: number, [min, max]: readonly [number, number]) => value < min || value > max;
