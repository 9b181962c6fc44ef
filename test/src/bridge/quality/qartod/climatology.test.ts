import { expect } from "chai";
import type { Period } from "../../../../../src/bridge/quality/qartod/calendar.ts";
import { climatology } from "../../../../../src/bridge/quality/qartod/climatology.ts";

const TIMES = [0, 1, 2, 3].map((month) => Date.UTC(2026, month, 10));

/** A span of time that has all of 2026. */
const WHOLE: Readonly<Record<Period, readonly [number, number]>> = {
  year: [2026, 2026],
  quarter: [1, 4],
  month: [1, 12],
  week: [1, 53],
  dayofyear: [1, 366],
  dayofweek: [0, 6],
};

describe("climatology", () => {
  for (const [period, time] of Object.entries(WHOLE) as [Period, [number, number]][]) {
    it(`by ${period} calls a missing value missing, unlike ioos_qc`, () => {
      const flags = climatology([5, null, Number.NaN, 50], TIMES, [{ period, time, usual: [0, 10] }]);
      expect([...flags]).to.deep.equal([1, 9, 9, 3]);
    });
  }
});
