import { expect } from "chai";
import { digitPatternTest } from "../../../../../src/bridge/quality/falsification/digit-pattern.ts";
import { learnNumberFormat } from "../../../../../src/bridge/quality/learn/learn-number-format.ts";
import { History } from "../../../../../src/bridge/quality/streaming/history.ts";
import { seeded } from "../../../../../src/testing/random.ts";

const SCALE = 3;

/** Values about `middle` as an instrument with four significant digits writes them. */
function fourDigits(count: number, middle: number, seed = 1): number[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => Number((middle * (0.5 + random())).toPrecision(4)));
}

/** How often the test speaks up on values. */
function flags(values: readonly number[], format: ReturnType<typeof learnNumberFormat>): number {
  const limits = { format, readings: 480, least: 96, chiSquare: 120, roundShare: 0.6, spread: 0.5 };
  const test = digitPatternTest(limits, SCALE, 1000);
  const history = new History(1000, SCALE);
  return values.filter((value, i) => {
    history.forget(i);
    history.push(i, i * 900_000, value, 0);
    return test.next(history) !== 1;
  }).length;
}

describe("the number format of an instrument", () => {
  it("has fewer decimals in higher decades where the significant digits are four", () => {
    const values = [...fourDigits(2000, 5), ...fourDigits(2000, 50), ...fourDigits(2000, 500)];
    expect(learnNumberFormat(values, SCALE)).to.deep.equal([
      { decade: 0, decimals: 3, step: 1 },
      { decade: 1, decimals: 2, step: 1 },
      { decade: 2, decimals: 1, step: 1 },
    ]);
  });

  it("has steps, and knows nothing of decades that it has not seen", () => {
    const stepped = (step: number) => fourDigits(2000, 3, 7).map((value) => Math.round(value / step) * step);
    expect(learnNumberFormat(stepped(0.05), SCALE).find(({ decade }) => decade === 0)).to.include({
      decimals: 2,
      step: 5,
    });
    expect(learnNumberFormat(stepped(0.02), SCALE).find(({ decade }) => decade === 0)).to.include({
      decimals: 2,
      step: 2,
    });
    expect(learnNumberFormat([0, 0, 1.234], SCALE)).to.deep.equal([]);
  });

  it("is no falsification: above 100 the last digit that is written is another", () => {
    const past = [...fourDigits(1000, 50), ...fourDigits(1000, 180)];
    const format = learnNumberFormat(past, SCALE);
    expect(flags(fourDigits(2000, 180, 3), format)).to.equal(0);
    expect(flags(fourDigits(2000, 5000, 3), format), "no format is known there").to.equal(0);
    // The same numbers held to two decimals, as they were before.
    const two = [1, 2, 3].map((decade) => ({ decade, decimals: 2, step: 1 as const }));
    expect(flags(fourDigits(2000, 180, 3), two)).to.be.above(1000);
    expect(flags(fourDigits(2000, 180, 3).map(Math.round), format), "rounded by hand").to.be.above(1000);
  });

  it("counts the digits of values that moved: a slow level has few of them", () => {
    const slow = Array.from({ length: 3000 }, (_, i) => Math.round(100 * (10 + 5 * Math.sin(i / 400))) / 100);
    expect(flags(slow, learnNumberFormat(slow, SCALE))).to.equal(0);
  });
});
