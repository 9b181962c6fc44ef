import type { SimulatedReading } from "../reading.ts";
import { ALL, changeSpan, type Tampering } from "./tampering.ts";

/** Readings of the episode are deleted before they are sent. Nothing that is left carries a label: what is missing is the trace. */
export const omitted: Tampering = (stream, episode) => changeSpan(stream, episode, ALL, () => null);

/** The same by somebody who also renumbers what the instruments counted, so that no hole shows. */
export const omittedAndRenumbered: Tampering = (stream, episode) => {
  const taken = new Map<string, number>();
  const parameters = new Set(episode.parameters ?? ALL);
  const kept: SimulatedReading[] = [];
  for (const reading of stream) {
    const { parameter, observedAt, counter } = reading;
    const missing = taken.get(parameter) ?? 0;
    if (parameters.has(parameter) && observedAt >= episode.from && observedAt < episode.to) {
      taken.set(parameter, missing + 1);
    } else {
      kept.push(missing === 0 ? reading : { ...reading, counter: counter - missing });
    }
  }
  return kept;
};
