import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { TALLY_RIVER } from "../../../../src/simulator/definition.ts";
import type { SimulatedReading } from "../../../../src/simulator/reading.ts";
import { USUAL_FAULTS } from "../../../../src/simulator/river/faults.ts";
import { type RiverMoment, riverMoments, riverReadings } from "../../../../src/simulator/river/river.ts";
import { oxygenSaturation, type Water } from "../../../../src/simulator/river/water.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SUMMER = Date.UTC(2026, 5, 1);
const stations = TALLY_RIVER;
const parameters = (seed: number, days = 30) => ({ seed, stations, from: SUMMER, to: SUMMER + days * DAY });

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [index, value] of a.entries()) {
    const [da, db] = [value - ma, (b[index] as number) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}

describe("simulated river", () => {
  let month: RiverMoment[];
  before(() => {
    month = [...riverMoments(parameters(7))];
  });
  const series = (station: number, name: keyof Water) => month.map(({ water }) => (water[station] as Water)[name]);

  it("is the same for the same seed", () => {
    const run = (seed: number) =>
      JSON.stringify([...riverReadings({ ...parameters(seed, 5), faults: USUAL_FAULTS, spillDays: 2 })]);
    expect(run(3)).to.equal(run(3));
    expect(run(3)).not.to.equal(run(4));
  });

  it("is made as it is taken, however far away its end", () => {
    const endless = riverReadings({ ...parameters(1), to: Number.POSITIVE_INFINITY });
    expect(endless.next().value).to.include({ station: "spring-head", parameter: "w01010", observedAt: SUMMER });
    endless.return();
  });

  it("sends what each sensor measures, at its interval", () => {
    const day = [...riverReadings(parameters(1, 1))];
    expect(day).to.have.length(4 * (5 * 96 + 3 * 24));
    const ammonia = day.filter(({ station, parameter }) => station === "old-ferry" && parameter === "w21003");
    expect(ammonia.map(({ observedAt }) => observedAt)).to.deep.equal(
      Array.from({ length: 24 }, (_, hour) => SUMMER + hour * HOUR),
    );
    expect(ammonia.map(({ counter }) => counter)).to.deep.equal(Array.from({ length: 24 }, (_, n) => n + 1));
  });

  it("never sends backwards in time, and always after measuring", () => {
    const last = new Map<string, number>();
    const early = [...riverReadings(parameters(2, 3))].filter(({ station, parameter, observedAt, sentAt }) => {
      const key = `${station} ${parameter}`;
      const before = Math.max(observedAt, last.get(key) ?? 0);
      last.set(key, sentAt);
      return !(sentAt > before);
    });
    expect(early).to.deep.equal([]);
    expect(last.size).to.equal(32);
  });

  it("holds no more oxygen than 1.3 times saturation, and never negative amounts", () => {
    const isPossible = (place: Water) =>
      place.oxygen <= 1.3 * oxygenSaturation(place.temperature) &&
      Object.values(place).every((value) => value >= 0 && value < 2_000);
    for (const seed of [1, 2, 3]) {
      const moments = [...riverMoments({ ...parameters(seed, 20), spillDays: 3 })];
      const places = moments.flatMap(({ water }) => water);
      expect(places).to.have.length(20 * 96 * 4);
      expect(places.filter((place) => !isPossible(place))).to.deep.equal([]);
    }
  });

  it("knows the saturation of oxygen (Standard Methods 4500-O)", () => {
    expect(Math.abs(oxygenSaturation(0) - 14.621)).to.be.below(0.002);
    expect(Math.abs(oxygenSaturation(20) - 9.092)).to.be.below(0.002);
    expect(Math.abs(oxygenSaturation(30) - 7.559)).to.be.below(0.002);
  });

  it("has days: warm, oxygen-rich and less acid in the afternoon", () => {
    for (const name of ["temperature", "oxygen", "pH"] as const) {
      const at = (hour: number) =>
        mean(month.filter(({ time }) => (time / HOUR + 8) % 24 === hour).map(({ water }) => (water[0] as Water)[name]));
      expect(at(16), name).to.be.greaterThan(at(5));
    }
  });

  it("has seasons", () => {
    const january = [...riverMoments({ seed: 7, stations, from: Date.UTC(2026, 0, 10), to: Date.UTC(2026, 0, 20) })];
    const cold = mean(january.map(({ water }) => (water[3] as Water).temperature));
    expect(mean(series(3, "temperature")) - cold).to.be.greaterThan(10);
  });

  it("rises, clouds and thins with rain, and settles after it", () => {
    const [stage, turbidity, conductivity] = [series(0, "stage"), series(0, "turbidity"), series(0, "conductivity")];
    const flood = stage.indexOf(Math.max(...stage));
    const dry = stage.map((value) => value < 1.22);
    const inDryWeather = (values: number[]) => mean(values.filter((_, index) => dry[index]));
    expect(Math.max(...turbidity.slice(flood - 24, flood + 24))).to.be.greaterThan(3 * inDryWeather(turbidity));
    expect(conductivity[flood]).to.be.below(0.9 * inDryWeather(conductivity));
    // First flush: the water is muddiest before it is highest.
    const muddiest = turbidity.indexOf(Math.max(...turbidity.slice(flood - 48, flood + 48)));
    expect(muddiest).to.be.at.most(flood);
  });

  it("brings downstream what was upstream one travel time before", () => {
    for (const station of [1, 2, 3]) {
      const expected = (stations[station]?.character.travelHours ?? 0) * 4;
      const [above, here] = [series(station - 1, "conductivity"), series(station, "conductivity")];
      const byLag = Array.from({ length: 60 }, (_, lag) =>
        correlation(above.slice(0, above.length - 60), here.slice(lag, here.length - 60 + lag)),
      );
      const best = byLag.indexOf(Math.max(...byLag));
      // Tanks delay a little less than their mean for what changes quickly.
      expect(best, `lag at station ${station} in quarter hours`).to.be.within(expected - 10, expected + 4);
      expect(byLag[best]).to.be.greaterThan(0.75);
    }
  });

  it("carries a spill down the river: later, lower and longer at each station, beyond the limit where it entered", () => {
    const spill = { station: "mill-weir", at: SUMMER + 5 * DAY, hours: 8, ammonia: 2.5, codMn: 6, phosphorus: 0.4 };
    const moments = [...riverMoments({ ...parameters(9, 10), spills: [spill] })];
    const peaks = [0, 1, 2, 3].map((station) => {
      const values = moments.map(({ water }) => (water[station] as Water).ammonia);
      const peak = Math.max(...values);
      return { peak, at: moments[values.indexOf(peak)]?.time ?? 0, above: values.filter((v) => v > peak / 2).length };
    });
    expect(peaks[0]?.peak).to.be.below(1);
    for (const station of [1, 2]) {
      expect(peaks[station]?.peak).to.be.greaterThan(1);
      expect(peaks[station + 1]?.peak).to.be.below(peaks[station]?.peak as number);
      expect(peaks[station + 1]?.at).to.be.greaterThan(peaks[station]?.at as number);
      expect(peaks[station + 1]?.above).to.be.at.least(peaks[station]?.above as number);
    }
    const exceedances = moments
      .flatMap(({ readings }) => readings)
      .filter(({ parameter, value }) => parameter === "w21003" && (value ?? 0) > 1);
    expect(exceedances.some(({ station }) => station === "mill-weir")).to.equal(true);
  });
});

describe("simulated faults", () => {
  const year = () => riverReadings({ ...parameters(5, 200), stations: stations.slice(0, 1), faults: USUAL_FAULTS });

  it("leave the water as it is and label what they touch, and nothing else", () => {
    const keyed = (readings: Iterable<SimulatedReading>) =>
      new Map([...readings].map((r) => [`${r.parameter} ${r.counter}`, r]));
    const clean = keyed(riverReadings({ ...parameters(5, 200), stations: stations.slice(0, 1) }));
    const faulty = keyed(year());
    const kinds = new Map<string, number>();
    const changed: string[] = [];
    for (const [key, reading] of faulty) {
      kinds.set(reading.label, (kinds.get(reading.label) ?? 0) + 1);
      if (reading.label === "none" && !isDeepStrictEqual(reading, clean.get(key))) changed.push(key);
    }
    expect(changed).to.deep.equal([]);
    expect(faulty.size).to.be.below(clean.size); // dropouts
    for (const kind of ["spike", "stuck", "drift", "sentinel", "broken", "maintenance", "calibration", "no-link"]) {
      expect(kinds.get(kind) ?? 0, kind).to.be.greaterThan(0);
    }
    expect((kinds.get("none") ?? 0) / faulty.size).to.be.within(0.85, 0.99);
  });

  it("carry HJ 212 flags where the logger knows of them, and sentinels where it does not", () => {
    const flags: Readonly<Record<string, string>> = { maintenance: "M", calibration: "C", broken: "D", "no-link": "B" };
    const isRight = ({ label, sourceFlag, value, text }: SimulatedReading) =>
      sourceFlag === (flags[label] ?? "N") &&
      (label !== "sentinel" || value === -9999 || value === -99) &&
      (label === "no-link" ? value === null && text === "" : Number(text) === value);
    expect([...year()].filter((reading) => !isRight(reading))).to.deep.equal([]);
  });
});
