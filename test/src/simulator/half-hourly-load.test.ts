import { expect } from "chai";
import { halfHourlyLoad, loadAsCsv } from "../../../src/simulator/load/half-hourly-load.ts";

describe("simulator: half-hourly load", () => {
  const parameters = { seed: 4, factories: 3, days: 14 };
  const readings = [...halfHourlyLoad(parameters)];

  it("has a reading of each factory for each half hour, in order, and the same for the same seed", () => {
    expect(readings).to.have.length(3 * 14 * 48);
    expect(readings[0]).to.include({ factory: "F001", at: "2025-01-01T00:00:00Z" });
    expect(readings.at(-1)).to.include({ factory: "F003", at: "2025-01-14T23:30:00Z" });
    expect([...halfHourlyLoad(parameters)]).to.deep.equal(readings);
    expect([...halfHourlyLoad({ ...parameters, seed: 5 })]).not.to.deep.equal(readings);
    const [first] = halfHourlyLoad({ ...parameters, factories: 1, days: 1 });
    expect(first).to.deep.equal(readings[0]);
  });

  it("draws more in a shift than at night, and less on Sundays", () => {
    const meanOf = (some: typeof readings) => some.reduce((sum, { kwh }) => sum + Number(kwh), 0) / some.length;
    const ofFirst = readings.filter(({ factory }) => factory === "F001");
    const at = (hour: string, days: (day: number) => boolean) =>
      ofFirst.filter((reading) => reading.at.slice(11, 13) === hour && days(new Date(reading.at).getUTCDay()));
    const [noon, night] = [at("10", (day) => day > 0), at("02", (day) => day > 0)];
    expect(meanOf(noon)).to.be.greaterThan(2 * meanOf(night));
    expect(meanOf(at("10", (day) => day === 0))).to.be.lessThan(meanOf(noon) / 2);
  });

  it("has three digits after the point, and no peak where it is estimated", () => {
    const many = [...halfHourlyLoad({ seed: 1, factories: 2, days: 100 })];
    const estimated = many.filter(({ quality }) => quality === "estimated");
    expect(estimated.length).to.be.greaterThan(0);
    for (const { kwh, peakKw, quality } of many) {
      expect(kwh).to.match(/^\d+\.\d{3}$/);
      expect(peakKw === "").to.equal(quality === "estimated");
    }
  });

  it("is CSV with a header", () => {
    const lines = [...loadAsCsv(parameters)].join("").split("\n");
    expect(lines[0]).to.equal("factory,at,kwh,peak_kw,quality");
    expect(lines).to.have.length(readings.length + 2);
  });
});
