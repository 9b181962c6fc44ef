import { expect } from "chai";
import type { ParameterProfile } from "../../../../src/bridge/model/profile.ts";
import type { Point } from "../../../../src/bridge/model/qualifier.ts";
import { createQualifier } from "../../../../src/bridge/quality/create-qualifier.ts";
import { riverProfile } from "../../../../src/bridge/quality/profiles/river.ts";
import { flatLine } from "../../../../src/bridge/quality/qartod/flat-line.ts";
import { rateOfChange } from "../../../../src/bridge/quality/qartod/rate-of-change.ts";
import { spike } from "../../../../src/bridge/quality/qartod/spike.ts";
import { checkNames, Quality } from "../../../../src/sdk/sensing/model/quality.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { NOTHING_AROUND, pointOf, profileOf, sensorOf, seriesOf, stationOf } from "../../../../src/testing/quality.ts";
import { seeded } from "../../../../src/testing/random.ts";

const MINUTE = 60_000;
const sensor = sensorOf(1, "w01009", "mg/L");
const station = stationOf([sensor]);

const qualifierOf = (settings: Partial<ParameterProfile> = {}) =>
  createQualifier({ profile: profileOf({ parameters: { w01009: { unit: "mg/L", ...settings } } }), station });

/** Quality and names of the bits, per reading. */
const judge = (points: Point[], settings: Partial<ParameterProfile> = {}, around = NOTHING_AROUND) =>
  qualifierOf(settings)
    .judge(points, around)
    .map(({ quality, checks }) => [quality, ...checkNames(checks)]);

const RANGE = { grossRange: { fail: [0, 20], suspect: [2, 15] } } as const;
const SPIKE = { spike: { method: "average", suspect: 1, fail: 5, within: 7200 } } as const;

describe("the qualifier", () => {
  it("holds a value to the profile's range, or else to what the instrument can measure; the ends pass", () => {
    expect(judge(seriesOf([2, 1.99, 15, 15.01, 20, 20.01, -0.01]), RANGE)).to.deep.equal([
      [Quality.Good],
      [Quality.Suspect, "GrossRange"],
      [Quality.Good],
      [Quality.Suspect, "GrossRange"],
      [Quality.Suspect, "GrossRange"],
      [Quality.Fail, "GrossRange"],
      [Quality.Fail, "GrossRange"],
    ]);
    expect(judge(seriesOf([-5, -5.01, 1000.01]))).to.deep.equal([
      [Quality.Good],
      [Quality.Fail, "GrossRange"],
      [Quality.Fail, "GrossRange"],
    ]);
  });

  it("does not judge a sensor that is not the station's", () => {
    expect(judge([pointOf(1, 5, { sensor: 99 })])).to.deep.equal([[Quality.NotEvaluated]]);
  });

  it("says missing of null and of what is no number, whatever else there is to say", () => {
    const points = [pointOf(1, null), pointOf(2, Number.NaN), pointOf(3, null, { sourceFlag: "D", conflict: true })];
    expect(judge(points)).to.deep.equal([
      [Quality.Missing],
      [Quality.Missing],
      [Quality.Missing, "Conflict", "SourceFlagged"],
    ]);
  });

  it("believes the source where it says that a value is none of the water, and doubts every other flag", () => {
    const flags = ["N", "", "D", "B", "C", "M", "F", "S", "T", "x"];
    const verdicts = judge(flags.map((sourceFlag, i) => pointOf(i + 1, 5, { sourceFlag })));
    expect(verdicts.map(([quality]) => quality)).to.deep.equal([1, 1, 4, 4, 4, 4, 4, 3, 3, 3]);
    expect(verdicts.slice(2).every(([, bit]) => bit === "SourceFlagged")).to.equal(true);
  });

  it("gives the spike to its own reading in the same batch, and to the next reading in the next", () => {
    const points = seriesOf([5, 5, 8, 5, 5, 15, 5]);
    expect(judge(points, SPIKE)).to.deep.equal([
      [1],
      [3, "Spike"],
      [3, "Spike"],
      [3, "Spike"],
      [3, "Spike"],
      [4, "Spike"],
      [1],
    ]);
    const qualifier = qualifierOf({ spike: { ...SPIKE.spike, method: "differential" } });
    const [first, second, third] = [points.slice(0, 3), points.slice(3, 6), points.slice(6)].map((batch) =>
      qualifier.judge(batch, NOTHING_AROUND).map(({ quality, checks }) => [quality, ...checkNames(checks)]),
    );
    expect(first).to.deep.equal([[1], [1], [1]]);
    expect(second).to.deep.equal([[1, "PreviousSpikeSuspect"], [1], [1]]);
    expect(third).to.deep.equal([[1, "PreviousSpikeFail"]]);
  });

  it("does not take far readings for neighbours", () => {
    const points = [pointOf(1, 5), pointOf(20, 15), pointOf(40, 5)];
    const rate = { suspect: 1e-6, within: 3600 };
    expect(judge(points, { ...SPIKE, rateOfChange: rate })).to.deep.equal([[1], [1], [1]]);
  });

  it("agrees with the tests over whole series where readings are regular and none is missing", () => {
    const random = seeded(7);
    const values = Array.from({ length: 600 }, (_, i) => {
      const stuck = i % 97 > 70 ? 0 : random();
      return Math.round(100 * (8 + Math.sin(i / 30) * (stuck === 0 ? 0 : 1) + stuck * 0.2)) / 100;
    });
    const points = seriesOf(values);
    const times = points.map(({ observedAt }) => observedAt);
    const limits = { suspect: 0.1, fail: 0.4, within: 1e6 };
    const stand = { suspect: 4 * 900, fail: 9 * 900, tolerance: 0.02 };
    const flagsOf = (settings: Partial<ParameterProfile>) =>
      qualifierOf(settings)
        .judge(points, NOTHING_AROUND)
        .map(({ quality }) => quality);
    const known = (flags: Uint8Array) =>
      [...flags].map((flag) => (flag === Quality.NotEvaluated ? Quality.Good : flag));
    expect(flagsOf({ spike: { method: "average", ...limits } })).to.deep.equal(known(spike(values, limits)));
    expect(flagsOf({ rateOfChange: { suspect: 1e-4, fail: 1e-3, within: 1e6 } })).to.deep.equal(
      known(rateOfChange(values, times, { suspect: 1e-4, fail: 1e-3 })),
    );
    const flat = flatLine(values, times, stand);
    expect(flagsOf({ flatLine: stand })).to.deep.equal([...flat]);
    expect(new Set(flat)).to.deep.equal(new Set([Quality.Good, Quality.Suspect, Quality.Fail]));
  });

  it("lets values stand still at the detection limit", () => {
    const stand = { flatLine: { suspect: 3 * 900, fail: 6 * 900, tolerance: 0.02 } };
    const points = seriesOf(Array(10).fill(0.03));
    expect(judge(points, stand).at(-1)).to.deep.equal([4, "FlatLine"]);
    expect(judge(points, { ...stand, detectionLimit: 0.03 }).at(-1)).to.deep.equal([1]);
  });

  it("finds a signal that has died away", () => {
    const values = Array.from({ length: 40 }, (_, i) => 8 + (i < 20 ? i % 5 : (i % 2) / 100));
    const verdicts = judge(seriesOf(values), {
      attenuatedSignal: { period: 9000, type: "std", suspect: 0.5, fail: 0.01 },
    });
    expect(verdicts.slice(0, 20).every(([quality]) => quality === 1)).to.equal(true);
    expect(verdicts.at(-1)).to.deep.equal([4, "AttenuatedSignal"]);
  });

  it("holds what is late to range and climatology alone, and forgets it", () => {
    const settings = {
      ...RANGE,
      ...SPIKE,
      climatology: [{ period: "month", from: 1, to: 12, usual: [3, 12] }],
    } as const;
    const at = (quarter: number) => quarter * 15 * MINUTE;
    const points = [
      pointOf(1, 5, { observedAt: at(10) }),
      pointOf(2, 5, { observedAt: at(11) }),
      pointOf(3, 13, { observedAt: at(9), receivedAt: at(11) }),
      pointOf(4, 14, { observedAt: at(11), receivedAt: at(11) }),
      pointOf(5, 19, { observedAt: at(12), receivedAt: at(12) + 61 * MINUTE }),
      pointOf(6, 5, { observedAt: at(13) }),
    ];
    expect(judge(points, settings)).to.deep.equal([
      [1],
      [1],
      [3, "Climatology", "Late"],
      [3, "Climatology", "Late"],
      [3, "GrossRange", "Climatology", "Late"],
      [1],
    ]);
  });

  it("does not let one clock that runs ahead make all that follows late", () => {
    const points = [
      pointOf(1, 5),
      pointOf(2, 5, { observedAt: 86_400_000, receivedAt: 2 * 15 * MINUTE }),
      pointOf(3, 5),
      pointOf(4, 5, { receivedAt: 4 * 15 * MINUTE - 300_000 }),
    ];
    expect(judge(points)).to.deep.equal([[1], [3, "ClockAhead"], [1], [1]]);
  });

  it("takes the new course of time once the old is forgotten", () => {
    const qualifier = createQualifier({ profile: profileOf({ window: 16 }), station });
    const back = Array.from({ length: 40 }, (_, i) => pointOf(i + 2, 5, { observedAt: (i + 1) * MINUTE }));
    const verdicts = qualifier.judge([pointOf(1, 5, { observedAt: 41 * MINUTE }), ...back], NOTHING_AROUND);
    const late = verdicts.map(({ checks }) => checkNames(checks).includes("Late"));
    expect(late.lastIndexOf(true)).to.equal(16);
  });

  it("fails a conflict, whose first copy stands", () => {
    const points = [pointOf(1, 5), pointOf(2, 9, { observedAt: 15 * MINUTE, conflict: true }), pointOf(3, 5)];
    expect(judge(points, SPIKE)).to.deep.equal([[1], [4, "Conflict"], [1]]);
  });

  it("shows holes in an instrument's counter, but not that it began anew", () => {
    const counters = [7, 8, 10, 0, 11, 1, 2, 4];
    const verdicts = judge(counters.map((counter, i) => pointOf(i + 1, 5, { counter })));
    const holes = verdicts.flatMap(([, bit], i) => (bit === "CounterHole" ? [counters[i]] : []));
    expect(holes).to.deep.equal([10, 4]);
    expect(verdicts.every(([quality]) => quality === Quality.Good)).to.equal(true);
  });

  it("doubts what was measured while the calibration had lapsed", () => {
    const around = { upstream: [], calibrationLapsed: (id: number, at: number) => id === 1 && at > 15 * MINUTE };
    expect(judge(seriesOf([5, 5]), {}, around)).to.deep.equal([[1], [3, "CalibrationLapsed"]]);
  });

  it("does not hold against a reading what no instrument can have measured before it", () => {
    const rate = { rateOfChange: { suspect: 0.001, within: 7200 } };
    expect(judge(seriesOf([5, -99, 5, 5]), { ...RANGE, ...SPIKE, ...rate })).to.deep.equal([
      [1],
      [4, "GrossRange"],
      [1],
      [1],
    ]);
  });

  it("recovers from a value beyond all bounds", () => {
    const wide = { grossRange: { fail: [-1e308, 1e308] }, varianceCollapse: { readings: 4, least: 0.5 } } as const;
    const verdicts = judge(seriesOf([5, 1e308, ...Array(9).fill(5)]), wide);
    expect(verdicts.at(-1)).to.deep.equal([3, "VarianceCollapse"]);
  });

  it("refuses a profile in another unit, or that looks back further than its window", async () => {
    const percent = stationOf([sensorOf(1, "w01009", "%")]);
    const other = await refused(() => createQualifier({ profile: riverProfile, station: percent }), "PROFILE_UNFIT");
    expect(other.values).to.include({ sensor: 1, unit: "%", profile: "mg/L" });
    const fast = stationOf([sensorOf(1, "w01009", "mg/L", { interval: 1 })]);
    const long = await refused(() => createQualifier({ profile: riverProfile, station: fast }), "PROFILE_UNFIT");
    expect(long.values).to.include({ test: "flatLine", window: riverProfile.window });
  });
});
