import { withValue } from "../reading.ts";
import { ALL, changeSpan, limitsOf, type Tampering } from "./tampering.ts";

/** How near to the limit it is thought safe to stay. */
const MARGIN = 0.97;

/** Whatever would break the limit, or come near it, is shown just inside. */
export const clippedBelowLimit: Tampering = (stream, episode) =>
  changeSpan(stream, episode, ALL, (reading) => {
    const { min, max } = limitsOf(episode, reading.parameter);
    if (reading.value === null) return undefined;
    if (max !== null && reading.value > max * MARGIN) return withValue(reading, max * MARGIN, "clipped-below-limit");
    if (min !== null && reading.value < min / MARGIN) return withValue(reading, min / MARGIN, "clipped-below-limit");
    return undefined;
  });
