import { withValue } from "../reading.ts";
import { ANALYSERS, changeSpan, type Tampering } from "./tampering.ts";

/** The last value before the episode is shown all through it. */
export const frozen: Tampering = (stream, episode) => {
  const last = new Map<string, number>();
  for (const { parameter, observedAt, value } of stream) {
    if (observedAt < episode.from && value !== null) last.set(parameter, value);
  }
  return changeSpan(stream, episode, ANALYSERS, (reading) => {
    const held = last.get(reading.parameter);
    return held === undefined ? undefined : withValue(reading, held, "frozen");
  });
};
