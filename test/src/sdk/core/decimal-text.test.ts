import { expect } from "chai";
import { decimalText } from "../../../../src/sdk/core/decimal-text.ts";

describe("a decimal text", () => {
  it("is the stored integer with its point", () => {
    const cases: [number | bigint, number, string][] = [
      ...([
        [833, 2, "8.33"],
        [5, 2, "0.05"],
        [-5, 2, "-0.05"],
        [0, 2, "0.00"],
        [7, 0, "7"],
        [-7, 0, "-7"],
      ] as never),
      ...([
        [100, 2, "1.00"],
        [-1_234, 1, "-123.4"],
        [Number.MAX_SAFE_INTEGER, 12, "9007.199254740991"],
      ] as never),
      ...([[1, 12, "0.000000000001"]] as never),
      [-(2n ** 63n), 2, "-92233720368547758.08"],
      [2n ** 63n - 1n, 0, "9223372036854775807"],
    ];
    for (const [value, scale, text] of cases) expect(decimalText(value, scale)).to.equal(text);
  });
});
