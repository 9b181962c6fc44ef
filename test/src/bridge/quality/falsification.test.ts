import { expect } from "chai";
import type { Combination, ParameterProfile } from "../../../../src/bridge/model/profile.ts";
import type { Point } from "../../../../src/bridge/model/qualifier.ts";
import { createQualifier } from "../../../../src/bridge/quality/create-qualifier.ts";
import { leastConductivity } from "../../../../src/bridge/quality/falsification/combinations.ts";
import { oxygenSaturation } from "../../../../src/bridge/quality/falsification/oxygen-saturation.ts";
import { Check } from "../../../../src/sdk/sensing/model/quality.ts";
import type { Sensor } from "../../../../src/sdk/sensing/model/station.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { NOTHING_AROUND, pointOf, profileOf, sensorOf, seriesOf, stationOf } from "../../../../src/testing/quality.ts";
import { seeded } from "../../../../src/testing/random.ts";

const QUARTER = 900_000;

/** Places of the readings that a check marked. */
function marked(
  check: keyof typeof Check,
  points: Point[],
  settings: Partial<ParameterProfile>,
  sensor?: Partial<Sensor>,
) {
  const station = stationOf([sensorOf(1, "w21003", "mg/L", sensor)]);
  const profile = profileOf({ window: 1000, parameters: { w21003: { unit: "mg/L", ...settings } } });
  const verdicts = createQualifier({ profile, station }).judge(points, NOTHING_AROUND);
  return verdicts.flatMap(({ checks }, i) => (checks & Check[check] ? [i] : []));
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Water with a daily course and an instrument's noise, two decimals. */
function water(count: number, seed = 1): number[] {
  const random = seeded(seed);
  return range(0, count).map((i) => Math.round(100 * (5 + 2 * Math.sin(i / 15) + (random() - 0.5) * 0.3)) / 100);
}

describe("falsification checks", () => {
  describe("repeated blocks", () => {
    const settings = { repeatedBlock: { length: 24, changes: 12 } };

    it("mark the whole copy, as far as it lies in the batch", () => {
      const values = water(300);
      values.splice(200, 40, ...values.slice(50, 90));
      expect(marked("RepeatedBlock", seriesOf(values), settings)).to.deep.equal(range(200, 240));
    });

    it("leave true water alone, and values that stand still", () => {
      expect(marked("RepeatedBlock", seriesOf(water(1000)), settings)).to.deep.equal([]);
      expect(marked("RepeatedBlock", seriesOf(Array(300).fill(5)), settings)).to.deep.equal([]);
    });
  });

  describe("values frozen at a limit", () => {
    const settings = { frozenAtLimit: { readings: 10, share: 0.9, margin: 0.02 }, detectionLimit: 0.02 };
    const limit = { min: null, max: 500 };

    it("mark a plateau just below what the law allows", () => {
      const values = [...water(50), ...range(0, 30).map((i) => 4.9 + (i % 10) / 100), ...water(50)];
      const seen = marked("FrozenAtLimit", seriesOf(values), settings, { limit });
      expect(seen).to.include.members(range(50, 80));
      expect(seen.every((i) => i >= 48 && i < 82)).to.equal(true);
    });

    it("leave values alone that pass the limit, and those at the detection limit", () => {
      expect(marked("FrozenAtLimit", seriesOf(water(500)), settings, { limit })).to.deep.equal([]);
      const low = seriesOf(Array(50).fill(0.02));
      expect(marked("FrozenAtLimit", low, settings, { range: { min: 2, max: 100 } })).to.deep.equal([]);
    });

    it("mark an instrument that is stuck at the end of its range", () => {
      const seen = marked("FrozenAtLimit", seriesOf(Array(20).fill(10)), settings, { range: { min: 0, max: 1000 } });
      expect(seen).to.deep.equal(range(0, 20));
    });
  });

  describe("digit patterns", () => {
    const settings = {
      digitPattern: {
        format: [{ decade: 0, decimals: 2, step: 1 as const }],
        readings: 200,
        least: 60,
        chiSquare: 60,
        roundShare: 0.6,
        spread: 0.5,
      },
    };

    it("mark values that a person rounded or liked the digits of", () => {
      const rounded = water(300).map((value) => Math.round(value * 20) / 20);
      expect(marked("DigitPattern", seriesOf(rounded), settings)).to.deep.equal(range(199, 300));
      const liked = water(300).map((value, i) => (Math.floor(value * 10) * 10 + ([3, 7, 8][i % 3] as number)) / 100);
      expect(marked("DigitPattern", seriesOf(liked), settings)).to.deep.equal(range(199, 300));
    });

    it("leave true digits alone, and say nothing of values that hardly move", () => {
      expect(marked("DigitPattern", seriesOf(water(1000)), settings)).to.deep.equal([]);
      expect(marked("DigitPattern", seriesOf(range(0, 400).map((i) => 5 + (i % 4) / 10)), settings)).to.deep.equal([]);
    });

    it("mark a line drawn with a ruler", () => {
      const line = range(0, 20).map((i) => Math.round(100 * (4 + i * 0.0733)) / 100);
      const values = [...water(60), ...line, ...water(60)];
      const seen = marked("DigitPattern", seriesOf(values), { regularIncrements: { readings: 10, least: 3 } });
      expect(seen).to.include.members(range(63, 80));
      expect(seen.every((i) => i >= 60 && i < 80)).to.equal(true);
    });
  });

  it("mark a series that is smoother than its instrument", () => {
    const smooth = range(0, 200).map((i) => Math.round(100 * (5 + 2 * Math.sin(i / 15))) / 100);
    const settings = { varianceCollapse: { readings: 48, least: 0.05 } };
    const seen = marked("VarianceCollapse", seriesOf([...water(200), ...smooth]), settings);
    expect(seen.at(0)).to.be.greaterThan(200);
    expect(seen).to.include.members(range(250, 400));
  });

  describe("impossible combinations", () => {
    const judge = (combination: Combination, sensors: Sensor[], values: Record<number, number>) => {
      const qualifier = createQualifier({
        profile: profileOf({ combinations: [combination] }),
        station: stationOf(sensors),
      });
      const points = Object.entries(values).map(([sensor, value], i) =>
        pointOf(i + 1, value, { sensor: Number(sensor), observedAt: QUARTER }),
      );
      return qualifier.judge(points, NOTHING_AROUND).map(({ checks }) => (checks & Check.ImpossibleCombination) !== 0);
    };

    it("have the published saturation of oxygen", () => {
      for (const [celsius, milligrams] of [
        [0, 14.621],
        [10, 11.288],
        [20, 9.092],
        [25, 8.263],
        [30, 7.559],
      ] as const) {
        expect(Math.abs(oxygenSaturation(celsius) - milligrams)).to.be.below(0.001);
      }
      expect(oxygenSaturation(20, 101.325 / 2)).to.be.lessThan(oxygenSaturation(20) / 2);
    });

    it("mark oxygen that the water's temperature cannot hold", () => {
      const rule = {
        rule: "oxygen-saturation",
        oxygen: "w01009",
        temperature: "w01010",
        pressure: 101.325,
        factor: 1.5,
        within: 3600,
      } as const;
      const sensors = [sensorOf(1, "w01010", "Cel"), sensorOf(2, "w01009", "mg/L")];
      expect(judge(rule, sensors, { 1: 25, 2: 12.3 })).to.deep.equal([false, false]);
      expect(judge(rule, sensors, { 1: 25, 2: 12.5 })).to.deep.equal([false, true]);
      expect(judge(rule, [sensorOf(2, "w01009", "mg/L")], { 2: 99 })).to.deep.equal([false]);
      const micrograms = [sensorOf(1, "w01010", "Cel"), sensorOf(2, "w01009", "ug/L")];
      expect(judge(rule, micrograms, { 1: 25, 2: 900 })).to.deep.equal([false, false]);
    });

    it("mark a part that is more than its whole, whichever comes last", () => {
      const rule = { rule: "part-of-whole", part: "w21003", whole: "w21001", margin: 0.1, within: 3600 } as const;
      const sensors = [sensorOf(1, "w21003", "mg/L"), sensorOf(2, "w21001", "mg/L")];
      expect(judge(rule, sensors, { 1: 1.09, 2: 1 })).to.deep.equal([false, false]);
      expect(judge(rule, sensors, { 1: 1.2, 2: 1 })).to.deep.equal([false, true]);
    });

    it("mark acid without ions, and refuse a unit that they cannot be reckoned in", async () => {
      const rule = {
        rule: "acid-conductivity",
        ph: "w01001",
        conductivity: "w01014",
        factor: 0.5,
        within: 3600,
      } as const;
      expect(Math.abs(leastConductivity(3) - 349.8)).to.be.below(0.1);
      const sensors = [sensorOf(1, "w01001", "[pH]"), sensorOf(2, "w01014", "uS/cm")];
      expect(judge(rule, sensors, { 1: 3, 2: 180 })).to.deep.equal([false, false]);
      expect(judge(rule, sensors, { 1: 3, 2: 170 })).to.deep.equal([false, true]);
      const odd = [sensorOf(1, "w01001", "[pH]"), sensorOf(2, "w01014", "1")];
      await refused(() => judge(rule, odd, { 1: 3, 2: 170 }), "PROFILE_UNFIT");
    });
  });

  describe("disagreement with the station upstream", () => {
    const band = { lag: 7200, tolerance: 1800, band: [-1, 2] } as const;
    const upstreamStation = stationOf([sensorOf(7, "w21003", "mg/L", { station: 2 })], { id: 2 });
    const profile = profileOf({ parameters: { w21003: { unit: "mg/L", upstream: band } } });
    const qualifier = () =>
      createQualifier({ profile, station: stationOf([sensorOf(1, "w21003", "mg/L")]), upstream: upstreamStation });
    const judge = (value: number, upstream: Point[]) =>
      qualifier()
        .judge([pointOf(100, value)], { ...NOTHING_AROUND, upstream })
        .some(({ checks }) => (checks & Check.UpstreamDisagreement) !== 0);

    it("compares with what passed there a travel time before, give or take its uncertainty", () => {
      const upstream = range(80, 100).map((quarter) => pointOf(quarter, quarter === 91 ? 9 : 5, { sensor: 7 }));
      expect(judge(4.01, upstream)).to.equal(false);
      expect(judge(3.99, upstream)).to.equal(true);
      expect(judge(10.9, upstream)).to.equal(false);
      expect(judge(11.1, upstream)).to.equal(true);
    });

    it("says nothing where nothing came from there, or nothing true", () => {
      expect(judge(50, [])).to.equal(false);
      expect(judge(50, [pointOf(92, 5, { sensor: 8 }), pointOf(60, 5, { sensor: 7 })])).to.equal(false);
      expect(judge(50, [pointOf(92, -99, { sensor: 7 }), pointOf(92, 5, { sensor: 7, conflict: true })])).to.equal(
        false,
      );
    });

    it("tells how far back it has to be given readings", () => {
      expect(qualifier().upstreamReach).to.equal((7200 + 1800) * 1000);
    });
  });
});
