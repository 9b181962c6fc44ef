import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { isMissing, requireNumber, requireSpan, type Series } from "./series.ts";

const HOUR = 3_600_000;

/** Is a time of observation (Unix milliseconds) neither in the future nor outside a span? */
export function impossibleDate(times: Series, now: number, fail?: readonly [number, number]): Uint8Array {
  const [from, to] = fail ? requireSpan("fail", fail) : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return flagTimes(times, (time) => time > now || time < from || time > to);
}

/** Did it arrive within `hours`? What is newer than `now` is good. */
export function dataReception(times: Series, now: number, hours = 6): Uint8Array {
  const limit = requireNumber("hours", hours, 0) * HOUR;
  return flagTimes(times, (time) => now - time > limit);
}

/** Did more than `hours` pass since the value before? The first value takes the verdict of the second. */
export function timeGap(times: Series, hours = 2): Uint8Array {
  const limit = requireNumber("hours", hours, 0) * HOUR;
  const flags = flagTimes(
    times,
    (time, i) => i > 0 && !isMissing(times[i - 1]) && time - (times[i - 1] as number) > limit,
  );
  for (let i = 1; i < flags.length; i++) {
    if (isMissing(times[i - 1]) && !isMissing(times[i])) flags[i] = Quality.NotEvaluated;
  }
  if (flags.length > 1)
    flags[0] = isMissing(times[1]) && !isMissing(times[0]) ? Quality.NotEvaluated : (flags[1] as number);
  return flags;
}

const flagTimes = (times: Series, fails: (time: number, index: number) => boolean) =>
  Uint8Array.from({ length: times.length }, (_, i) => {
    if (isMissing(times[i])) return Quality.Missing;
    return fails(times[i] as number, i) ? Quality.Fail : Quality.Good;
  });
