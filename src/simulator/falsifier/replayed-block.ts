import { withValue } from "../reading.ts";
import { ALL, changeSpan, lastDigit, lookup, type Tampering } from "./tampering.ts";

/** How far back the clean block lies: whole days, so that the daily cycle fits. */
const BACK = 6 * 24 * 3_600_000;

/** An old clean block is sent again with new times. */
export const replayedBlock: Tampering = (stream, episode) => {
  const past = lookup(stream);
  return changeSpan(stream, episode, ALL, (reading) => {
    const old = past(reading.parameter, reading.observedAt - BACK);
    return old === undefined ? undefined : withValue(reading, old, "replayed-block");
  });
};

/** The same by somebody who knows that repetitions are looked for: each value is moved by a few of its last digits. */
export const replayedBlockJittered: Tampering = (stream, episode) => {
  const past = lookup(stream);
  return changeSpan(stream, episode, ALL, (reading) => {
    const old = past(reading.parameter, reading.observedAt - BACK);
    if (old === undefined) return undefined;
    const moved = old + (episode.random.whole(5) - 2) * lastDigit(episode, reading.parameter);
    return withValue(reading, Math.max(0, moved), "replayed-block-jittered");
  });
};
