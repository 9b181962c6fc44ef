import { withValue } from "../reading.ts";
import { ALL, changeSpan, limitsOf, type Tampering } from "./tampering.ts";

/** How near to the limit it is thought safe to stay: one cautious, the next daring. */
const MARGINS = [0.92, 0.995] as const;

/** Whatever would break the limit, or come near it, is shown just inside. */
export const clippedBelowLimit: Tampering = (stream, episode) => {
  const margin = episode.random.between(...MARGINS);
  return changeSpan(stream, episode, ALL, (reading) => {
    const { min, max } = limitsOf(episode, reading.parameter);
    if (reading.value === null) return undefined;
    if (max !== null && reading.value > max * margin) return withValue(reading, max * margin, "clipped-below-limit");
    if (min !== null && reading.value < min / margin) return withValue(reading, min / margin, "clipped-below-limit");
    return undefined;
  });
};
