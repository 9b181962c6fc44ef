import { withValue } from "../reading.ts";
import { ANALYSERS, changeSpan, limitsOf, type Tampering } from "./tampering.ts";

/** Values of an exceedance are multiplied so that its peak stays inside the limit; the shape stays natural. */
export const scaledDown: Tampering = (stream, episode) => {
  const factors = new Map<string, number>();
  for (const { parameter, observedAt, value } of stream) {
    const { max } = limitsOf(episode, parameter);
    if (observedAt < episode.from || observedAt >= episode.to || value === null || max === null) continue;
    if (value > max) factors.set(parameter, Math.min(factors.get(parameter) ?? 1, (0.8 * max) / value));
  }
  return changeSpan(stream, episode, ANALYSERS, (reading) => {
    const factor = factors.get(reading.parameter);
    return factor === undefined || reading.value === null
      ? undefined
      : withValue(reading, reading.value * factor, "scaled-down");
  });
};
