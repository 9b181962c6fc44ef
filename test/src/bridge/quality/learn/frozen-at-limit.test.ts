import { expect } from "chai";
import { learnFrozenAtLimit } from "../../../../../src/bridge/quality/learn/learn-frozen-at-limit.ts";
import { sensorOf } from "../../../../../src/testing/quality.ts";

describe("the run at a limit that is learned from the past", () => {
  const series = (value: number) => ({
    times: Array.from({ length: 500 }, (_, n) => n * 3_600_000),
    values: Array.from({ length: 500 }, (_, n) => value + (n % 2) * 0.01),
  });
  const limited = sensorOf(1, "w21003", "mg/L", { limit: { min: null, max: 100 } });

  it("is short where water stays away from the limit", () => {
    expect(learnFrozenAtLimit(limited, series(0.5), 3_000)).to.deep.include({ readings: 6 });
  });

  it("is none where water itself keeps to the limit", () => {
    expect(learnFrozenAtLimit(limited, series(0.98), 3_000)).to.equal(undefined);
  });

  it("is a long one for the ends of the range where the law says nothing", () => {
    expect(learnFrozenAtLimit(sensorOf(1, "w21003", "mg/L"), series(0.5), 3_000)).to.deep.include({ readings: 24 });
  });
});
