import { expect } from "chai";
import type { BridgeReading } from "../../../../src/console/sensing/bridge-readings.ts";
import { chartData, gapsIn, summaryOf } from "../../../../src/console/sensing/chart-data.ts";

describe("src/console/sensing/chart-data", () => {
  const reading = (seq: number, minute: number, value: string | null, more: Partial<BridgeReading> = {}) => ({
    station: 2,
    seq,
    sensor: 12,
    parameter: "w01001",
    unit: "[pH]",
    value,
    observedAt: new Date(minute * 60_000).toISOString(),
    receivedAt: new Date(minute * 60_000).toISOString(),
    conflict: false,
    quality: value === null ? 9 : 1,
    checks: [],
    sealed: true,
    ...more,
  });
  const data = chartData(
    [
      reading(2, 15, null),
      reading(1, 0, "7.10"),
      reading(3, 30, null),
      reading(4, 45, "0"),
      reading(5, 60, "9.50", { quality: 4, checks: ["Late"] }),
      reading(6, 75, null),
      reading(7, 0, "320", { sensor: 13 }),
    ],
    12,
  );

  it("has the readings of one sensor in the order of their times, and nothing where nothing is known", () => {
    expect(data.times).to.deep.equal([0, 900, 1_800, 2_700, 3_600, 4_500]);
    expect(data.values).to.deep.equal([7.1, null, null, 0, 9.5, null]);
    expect(data.late).to.deep.equal([false, false, false, false, true, false]);
  });

  it("draws a gap from what is known to what is known again, and never a zero", () => {
    expect(gapsIn(data)).to.deep.equal([
      [0, 2_700],
      [3_600, 4_500],
    ]);
    expect(gapsIn(chartData([], 12))).to.deep.equal([]);
  });

  it("says in numbers what it shows", () => {
    expect(summaryOf(data)).to.deep.equal({ count: 6, min: 0, max: 9.5, suspect: 1, missing: 3 });
    expect(summaryOf(chartData([], 12))).to.include({ count: 0, min: "–", max: "–" });
  });
});
