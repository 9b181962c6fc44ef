import { ALL, changeSpan, type Tampering } from "./tampering.ts";

/** The logger is switched to maintenance while the water is bad, so that the values do not count. */
export const pretendedMaintenance: Tampering = (stream, episode) =>
  changeSpan(stream, episode, ALL, (reading) => ({ ...reading, sourceFlag: "M", label: "pretended-maintenance" }));
