import { withValue } from "../reading.ts";
import { ANALYSERS, limitsOf, type Tampering } from "./tampering.ts";

/** How long after the fact somebody comes with better numbers. */
const AFTERWARDS = 20 * 3_600_000;

/** The true readings went out; later the same times are sent once more with lower values. */
export const alteredResend: Tampering = (stream, episode) => {
  const parameters = new Set(episode.parameters ?? ANALYSERS);
  const copies = stream.flatMap((reading) => {
    const { parameter, observedAt, value } = reading;
    if (observedAt < episode.from || observedAt >= episode.to || !parameters.has(parameter) || value === null)
      return [];
    const { max } = limitsOf(episode, parameter);
    const better = withValue(reading, max === null ? value * 0.5 : Math.min(value * 0.5, max * 0.8), "altered-resend");
    return better.value === value ? [] : [{ ...better, sentAt: reading.sentAt + AFTERWARDS }];
  });
  return [...stream, ...copies].sort((a, b) => a.sentAt - b.sentAt);
};
