import { expect } from "chai";
import fc from "fast-check";
import type { ParameterProfile } from "../../../../src/bridge/model/profile.ts";
import type { Point, Verdict } from "../../../../src/bridge/model/qualifier.ts";
import { createQualifier } from "../../../../src/bridge/quality/create-qualifier.ts";
import { Check } from "../../../../src/sdk/sensing/model/quality.ts";
import { NOTHING_AROUND, profileOf, sensorOf, stationOf } from "../../../../src/testing/quality.ts";

/** Every test on, with settings so tight that random series trip them all. */
const everything = (unit: string): ParameterProfile => ({
  unit,
  detectionLimit: 0.02,
  grossRange: { fail: [0, 20], suspect: [1, 18] },
  climatology: [{ period: "month", from: 1, to: 12, usual: [2, 17] }],
  spike: { method: "differential", suspect: 1, fail: 4, within: 7200 },
  rateOfChange: { suspect: 0.002, fail: 0.01, within: 7200 },
  flatLine: { suspect: 2700, fail: 5400, tolerance: 0.02 },
  attenuatedSignal: { period: 7200, type: "std", suspect: 0.5, fail: 0.1 },
  repeatedBlock: { length: 3, changes: 1 },
  frozenAtLimit: { readings: 4, share: 0.75, margin: 0.1 },
  digitPattern: {
    format: [-1, 0, 1, 2].map((decade) => ({ decade, decimals: 1, step: 1 as const })),
    readings: 12,
    least: 4,
    chiSquare: 12,
    roundShare: 0.6,
    spread: 1,
  },
  drift: { lag: 4, readings: 10, slack: 0.1, decision: 0.5 },
  regularIncrements: { readings: 2, least: 1 },
  varianceCollapse: { readings: 6, least: 2 },
});

const WINDOW = 24;
const profile = profileOf({
  window: WINDOW,
  parameters: { w01009: everything("mg/L"), w01010: everything("Cel"), w01014: everything("uS/cm") },
  combinations: [
    { rule: "oxygen-saturation", oxygen: "w01009", temperature: "w01010", pressure: 60, factor: 1, within: 3600 },
  ],
});
const limit = { min: null, max: 900 };
const station = stationOf([
  sensorOf(1, "w01009", "mg/L", { limit }),
  sensorOf(2, "w01010", "Cel", { limit }),
  sensorOf(3, "w01014", "uS/cm", { limit, interval: 0 }),
]);

/** Few different values and steps, so that blocks repeat, lines are flat and times collide. */
const event = fc.record({
  sensor: fc.constantFrom(1, 1, 2, 3),
  value: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: 12 }).map((n) => 6 + n / 4) },
    { weight: 6, arbitrary: fc.constantFrom(9, 8.9, 0.02, 5, 7.5) },
    { weight: 1, arbitrary: fc.constantFrom(null, -99, 25, Number.NaN) },
  ),
  step: fc.oneof(
    { weight: 12, arbitrary: fc.constant(900) },
    { weight: 2, arbitrary: fc.integer({ min: -9000, max: 9000 }) },
  ),
  delay: fc.oneof({ weight: 12, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(5000, -5000) }),
  sourceFlag: fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom("", "N") },
    { weight: 1, arbitrary: fc.constantFrom("D", "T") },
  ),
  hole: fc.integer({ min: 0, max: 12 }),
  conflict: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
  endsBatch: fc.integer({ min: 0, max: 6 }).map((n) => n === 0),
  restart: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
});

type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

interface Batch {
  readonly points: Point[];
  readonly restart: boolean;
}

function batchesOf(events: readonly Event[]): Batch[] {
  const clocks = [0, 0, 0, 0];
  const counters = [0, 0, 0, 0];
  let points: Point[] = [];
  const batches: Batch[] = [];
  for (const [i, { sensor, value, step, delay, sourceFlag, hole, conflict, endsBatch, restart }] of events.entries()) {
    const observedAt = (clocks[sensor] as number) + step * 1000;
    const counter = (counters[sensor] as number) + (hole === 0 ? 3 : 1);
    clocks[sensor] = observedAt;
    counters[sensor] = counter;
    const receivedAt = observedAt + delay * 1000;
    points.push({ seq: i + 1, sensor, observedAt, receivedAt, value, sourceFlag, counter, conflict });
    if (!endsBatch && i + 1 < events.length) continue;
    batches.push({ points, restart });
    points = [];
  }
  return batches;
}

/** What a bridge that never stops says, and one that is started anew before some batches. */
function judgeBoth(batches: readonly Batch[]): { steady: Verdict[]; restarted: Verdict[] } {
  const one = createQualifier({ profile, station });
  let other = createQualifier({ profile, station });
  const before: Point[] = [];
  const [steady, restarted]: [Verdict[], Verdict[]] = [[], []];
  for (const { points, restart } of batches) {
    if (restart) {
      other = createQualifier({ profile, station });
      const histories = station.sensors.map(({ id }) =>
        before.filter(({ sensor }) => sensor === id).slice(-other.memory),
      );
      other.warm(histories.flat().sort((a, b) => a.seq - b.seq));
    }
    steady.push(...one.judge(points, NOTHING_AROUND));
    restarted.push(...other.judge(points, NOTHING_AROUND));
    before.push(...points);
  }
  return { steady, restarted };
}

describe("a qualifier that is started anew", () => {
  it("says what one says that never stopped, wherever it stops", () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 400, size: "max" }), (events) => {
        const { steady, restarted } = judgeBoth(batchesOf(events));
        expect(restarted).to.deep.equal(steady);
        for (const { checks } of steady) seen |= checks;
      }),
      { numRuns: 500, seed: 20261122, endOnFailure: true },
    );
    // All but what needs an upstream station, a calibration or a marker came up: the property is not about nothing.
    const unseen = Object.values(Check).filter((bit) => (seen & bit) === 0);
    expect(unseen).to.deep.equal([Check.UpstreamDisagreement, Check.CalibrationLapsed, Check.Absent]);
  });
});
