import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import { bridgeError } from "../../model/errors.ts";
import type { ParameterProfile, Span } from "../../model/profile.ts";
import { digitPatternTest } from "../falsification/digit-pattern.ts";
import { regularIncrementsTest } from "../falsification/regular-increments.ts";
import { repeatedBlockTest } from "../falsification/repeated-block.ts";
import { quantile } from "../qartod/percentile-range.ts";
import { median } from "../qartod/series.ts";
import { spikeSize } from "../qartod/spike.ts";
import { History } from "../streaming/history.ts";
import type { SeriesTest } from "../streaming/series-test.ts";
import { learnDrift } from "./learn-drift.ts";
import { learnFlatLine } from "./learn-flat-line.ts";
import { learnFrozenAtLimit } from "./learn-frozen-at-limit.ts";
import { learnNumberFormat } from "./learn-number-format.ts";
import { type OptionalTest, withoutOptional } from "./optional-tests.ts";
import type { SensorHistory } from "./sensor-history.ts";

export interface LearnParameterParameters {
  readonly sensor: Sensor;
  readonly history: SensorHistory;
  /** What an expert says the values can be at this site. @default the sensor's measuring range */
  readonly range?: Span;
  /** Readings that may be the same in a row. @default 30 */
  readonly persistence?: number;
  /** How many readings the profile's tests may look back at. @default 3000 */
  readonly window?: number;
  /** Tests that are off by default. @default none of them */
  readonly tests?: readonly OptionalTest[];
}

/** How rare a step has to be among those of the history, and how much bigger still, to be suspect or to fail. */
const RARE = 0.9995;
const SUSPECT = 3;
const SUSPECT_SPIKE = 5;
const FAIL = 10;

/** A quiet day of the past may be this many times quieter yet, in its noise and in its range. */
const QUIETER = 3;
const CALMER = 4;

/** Readings that digits are judged over, how many of their digits have to be new draws, and readings that smoothness is judged over. */
const DIGITS = 480;
const DRAWS = 96;
const SMOOTH = 96;

/** Fewer readings than this teach nothing. */
const LEAST = 500;

/**
 * Learns the settings of one sensor's tests from its own past, by quantiles that single faults in it do not move. What the past
 * does not support is left out: a test whose natural values reach down to nothing would only raise false alarms.
 *
 * @throws `QC_PARAMETER_INVALID` where the history is too short.
 */
export function learnParameter({
  sensor,
  history,
  range,
  persistence = 30,
  window = 3000,
  tests = [],
}: LearnParameterParameters): ParameterProfile {
  const { scale } = sensor;
  const fail = range ?? ([sensor.range.min / 10 ** scale, sensor.range.max / 10 ** scale] as const);
  const { times, values } = within(history, fail);
  if (values.length < LEAST) {
    throw bridgeError("QC_PARAMETER_INVALID", `${values.length} readings teach nothing, ${LEAST} are needed`, {
      parameter: "history",
      value: values.length,
    });
  }
  const interval = median(times.slice(1).map((time, i) => time - (times[i] as number))) / 1000;
  const unit = 10 ** -decimalsOf(values, scale); // one unit of the last digit that the instrument writes
  const near = Math.max(2 * interval, 1); // readings further apart are no neighbours
  const tidy = (value: number) => Number(value.toPrecision(6));

  const steps: number[] = [];
  const spikes: number[] = [];
  for (let i = 1; i < values.length; i++) {
    const [t0, t1, t2] = [times[i - 1] as number, times[i] as number, times[i + 1]];
    const [v0, v1, v2] = [values[i - 1] as number, values[i] as number, values[i + 1] as number];
    if (t1 - t0 > near * 1000) continue;
    steps.push((Math.abs(v1 - v0) * 1000) / (t1 - t0));
    if (t2 !== undefined && t2 - t1 <= near * 1000) spikes.push(spikeSize("differential", v0, v1, v2));
  }
  const rate = Math.max(rare(steps), (2 * unit) / interval);
  const spike = Math.max(rare(spikes), 3 * unit);
  const replay = (test: SeriesTest) => countFlags(test, { times, values }, window, scale);

  const drift = learnDrift({ times, values }, interval, window, scale);
  const flatLine = learnFlatLine({ values, interval, unit, persistence, window });
  const daily = rollingRanges(values, Math.max(3, Math.round(86_400 / interval)));
  const quietDay = quantile(daily, 1 - RARE) / CALMER;
  const bend = quantile(rollingBends(values, SMOOTH), 1 - RARE) / QUIETER;
  // Two thirds of the block stand nowhere twice in the past: so the whole one is no chance.
  const block = [24, 48, 96].find((length) => {
    const part = { length: (length * 2) / 3, changes: Math.floor((length * 2) / 9) };
    return replay(repeatedBlockTest(part, window)) === 0;
  });
  const ruler = [8, 12, 16, 24].find((readings) => replay(regularIncrementsTest({ readings, least: 3 })) === 0);
  const atLimit = learnFrozenAtLimit(sensor, { times, values }, window);
  const format = learnNumberFormat(values, scale);
  const digits = { format, readings: DIGITS, least: DRAWS, roundShare: 0.6, spread: tidy(50 * unit) };
  const chiSquare =
    format.length === 0
      ? undefined
      : [40, 60, 120].find((limit) => replay(digitPatternTest({ ...digits, chiSquare: limit }, scale, window)) === 0);

  const settings: ParameterProfile = {
    unit: sensor.unit,
    grossRange: { fail },
    spike: { method: "differential", suspect: tidy(spike * SUSPECT_SPIKE), fail: tidy(spike * FAIL), within: near },
    rateOfChange: { suspect: tidy(rate * SUSPECT), fail: tidy(rate * FAIL), within: near },
    ...(flatLine && { flatLine }),
    ...(quietDay > unit && {
      attenuatedSignal: { period: 86_400, type: "range", suspect: tidy(quietDay), fail: tidy(quietDay / 4) },
    }),
    ...(block !== undefined && { repeatedBlock: { length: block, changes: block / 3 } }),
    ...(atLimit && { frozenAtLimit: atLimit }),
    ...(chiSquare !== undefined && { digitPattern: { ...digits, chiSquare: 2 * chiSquare } }),
    ...(ruler !== undefined && { regularIncrements: { readings: ruler, least: 3 } }),
    ...(drift && { drift }),
    ...(bend > unit / 20 && { varianceCollapse: { readings: SMOOTH, least: tidy(bend) } }),
  };
  return withoutOptional(settings, tests);
}

function within({ times, values }: SensorHistory, [min, max]: Span): SensorHistory {
  const keep = values.flatMap((value, i) => (value >= min && value <= max ? [i] : []));
  return { times: keep.map((i) => times[i] as number), values: keep.map((i) => values[i] as number) };
}

const rare = (sizes: number[]) =>
  quantile(
    sizes.sort((a, b) => a - b),
    RARE,
  );

/** Decimal places that nearly all values can be written with: a single odd one does not count. */
function decimalsOf(values: readonly number[], scale: number): number {
  for (let decimals = 0; decimals < scale; decimals++) {
    const factor = 10 ** (scale - decimals);
    const odd = values.filter((value) => Math.round(value * 10 ** scale) % factor !== 0).length;
    if (odd <= values.length / 100) return decimals;
  }
  return scale;
}

/** How often a test speaks up on readings that are taken to be true. */
function countFlags(test: SeriesTest, { times, values }: SensorHistory, window: number, scale: number): number {
  const history = new History(window, scale);
  let flags = 0;
  for (let i = 0; i < values.length; i++) {
    history.forget(i);
    history.push(i, times[i] as number, values[i] as number, 0);
    if (test.next(history) !== 1) flags++;
  }
  return flags;
}

function rollingRanges(values: readonly number[], count: number): number[] {
  const ranges: number[] = [];
  for (let i = count; i <= values.length; i += Math.max(1, count >> 4)) {
    const window = values.slice(i - count, i);
    ranges.push(Math.max(...window) - Math.min(...window));
  }
  return ranges.sort((a, b) => a - b);
}

function rollingBends(values: readonly number[], count: number): number[] {
  const bends = values.map((value, i) =>
    i < 2 ? 0 : Math.abs(value - 2 * (values[i - 1] as number) + (values[i - 2] as number)),
  );
  const means: number[] = [];
  let sum = 0;
  for (let i = 2; i < bends.length; i++) {
    sum += bends[i] as number;
    if (i >= count + 2) sum -= bends[i - count] as number;
    if (i >= count + 1) means.push(sum / count);
  }
  return means.sort((a, b) => a - b);
}
