import { ALL, changeSpan, type Tampering } from "./tampering.ts";

/** By how much. */
const BACK = 12 * 3_600_000;

/** The logger's clock is set back, so that the readings of an exceedance fall on times that have been reported already. */
export const clockSetBack: Tampering = (stream, episode) =>
  changeSpan(stream, episode, ALL, (reading) => ({
    ...reading,
    observedAt: reading.observedAt - BACK,
    label: "clock-set-back",
  }));
