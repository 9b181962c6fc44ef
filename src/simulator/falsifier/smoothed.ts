import { withValue } from "../reading.ts";
import { ALL, changeSpan, lookup, type Tampering } from "./tampering.ts";

/** Somebody read a value every six hours; what lies between was drawn with a ruler. */
const KNOTS = 6 * 3_600_000;

/** Straight lines between true values some hours apart. */
export const smoothed: Tampering = (stream, episode) => {
  const known = lookup(stream);
  return changeSpan(stream, episode, ALL, (reading) => {
    const before = Math.floor(reading.observedAt / KNOTS) * KNOTS;
    const left = known(reading.parameter, before);
    const right = known(reading.parameter, before + KNOTS);
    if (left === undefined || right === undefined) return undefined;
    const part = (reading.observedAt - before) / KNOTS;
    return withValue(reading, left + (right - left) * part, "smoothed");
  });
};
