import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import type { ParameterProfile } from "../../model/profile.ts";
import { digitPatternTest } from "../falsification/digit-pattern.ts";
import { frozenAtLimitTest } from "../falsification/frozen-at-limit.ts";
import { regularIncrementsTest } from "../falsification/regular-increments.ts";
import { repeatedBlockTest } from "../falsification/repeated-block.ts";
import { varianceCollapseTest } from "../falsification/variance-collapse.ts";
import { attenuatedSignalTest } from "./attenuated-signal.ts";
import { driftTest } from "./drift.ts";
import { flatLineTest } from "./flat-line.ts";
import { rateOfChangeTest } from "./rate-of-change.ts";
import type { SeriesTest } from "./series-test.ts";

/** The tests of one sensor's series that its parameter's profile asks for. */
export function seriesTests(sensor: Sensor, parameter: ParameterProfile, window: number): SeriesTest[] {
  const { scale, interval } = sensor;
  const detectionLimit = parameter.detectionLimit ?? Number.NEGATIVE_INFINITY;
  const setting = { window, interval, detectionLimit };
  const { rateOfChange, flatLine, attenuatedSignal } = parameter;
  const { repeatedBlock, frozenAtLimit, digitPattern, regularIncrements, varianceCollapse, drift } = parameter;
  return [
    ...(rateOfChange ? [rateOfChangeTest(rateOfChange)] : []),
    ...(flatLine ? [flatLineTest(flatLine, setting)] : []),
    ...(attenuatedSignal ? [attenuatedSignalTest(attenuatedSignal, setting)] : []),
    ...(repeatedBlock ? [repeatedBlockTest(repeatedBlock, window)] : []),
    ...(frozenAtLimit ? [frozenAtLimitTest(frozenAtLimit, sensor, detectionLimit, window)] : []),
    ...(digitPattern ? [digitPatternTest(digitPattern, scale, window)] : []),
    ...(regularIncrements ? [regularIncrementsTest(regularIncrements)] : []),
    ...(varianceCollapse ? [varianceCollapseTest(varianceCollapse, scale, detectionLimit, window)] : []),
    ...(drift ? [driftTest(drift, scale)] : []),
  ];
}
