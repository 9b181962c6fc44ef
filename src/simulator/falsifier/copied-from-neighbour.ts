import { withValue } from "../reading.ts";
import { ALL, changeSpan, lookup, type Tampering } from "./tampering.ts";

/** What the neighbour station shows at the same moment is shown here: the same values, without the time the water takes. */
export const copiedFromNeighbour: Tampering = (stream, episode) => {
  const there = lookup(episode.neighbour);
  return changeSpan(stream, episode, ALL, (reading) => {
    const value = there(reading.parameter, reading.observedAt);
    return value === undefined ? undefined : withValue(reading, value, "copied-from-neighbour");
  });
};
