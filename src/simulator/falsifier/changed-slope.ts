import { withValue } from "../reading.ts";
import { ANALYSERS, changeSpan, type Tampering } from "./tampering.ts";

const SLOPE = 0.6;

/** The slope of the calibration line is lowered in the instrument's menu: everything natural, only less. */
export const changedSlope: Tampering = (stream, episode) =>
  changeSpan(stream, episode, ANALYSERS, (reading) =>
    reading.value === null ? undefined : withValue(reading, reading.value * SLOPE, "changed-slope"),
  );
