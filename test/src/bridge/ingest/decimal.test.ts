import { expect } from "chai";
import fc from "fast-check";
import { type Conversion, scaledInteger } from "../../../../src/bridge/ingest/decimal.ts";
import { refused } from "../../../../src/testing/errors.ts";

const conversion = (numerator: bigint, denominator: bigint, addend = 0n): Conversion => ({
  numerator,
  denominator,
  addend,
});

describe("scaledInteger", () => {
  it("reads what instruments write", () => {
    const cases: [string, number, number][] = [
      ["8.33", 2, 833],
      ["1425", 1, 14250],
      ["0.09055002", 8, 9055002],
      ["-99.0", 1, -990],
      ["+1.5", 1, 15],
      [".5", 1, 5],
      ["5.", 1, 50],
      ["1.5e-3", 4, 15],
      ["12E2", 0, 1200],
      ["00012", 0, 12],
      ["9007199254740991", 0, 9007199254740991],
      ["-9007199254740991.0", 0, -9007199254740991],
      ["0.00000000000000000000000000000000000001", 12, 0],
      ["0e999999", 2, 0],
    ];
    for (const [text, scale, value] of cases) expect(scaledInteger(text, scale), text).to.equal(value);
  });

  it("rounds half to even, on either side of zero", () => {
    const cases: [string, number][] = [
      ["0.5", 0],
      ["1.5", 2],
      ["2.5", 2],
      ["2.50000000000000000000001", 3],
      ["-2.5", -2],
      ["-3.5", -4],
      ["-0.4", 0],
    ];
    for (const [text, value] of cases) expect(Object.is(scaledInteger(text, 0), value), text).to.equal(true);
    expect(scaledInteger("0.285", 2)).to.equal(28);
    expect(scaledInteger("1.005", 2)).to.equal(100);
    expect(scaledInteger("1.015", 2)).to.equal(102);
  });

  it("converts units exactly", () => {
    expect(scaledInteger("0.5", 0, conversion(1000n, 1n))).to.equal(500);
    expect(scaledInteger("1", 4, conversion(1n, 3n))).to.equal(3333);
    expect(scaledInteger("300.15", 2, conversion(100n, 100n, -27315n))).to.equal(2700);
    expect(scaledInteger("-40", 1, conversion(5n, 9n, -160n))).to.equal(-400);
    expect(scaledInteger("0", 2, conversion(1n, 1n, -273n))).to.equal(-27300);
    expect(scaledInteger("-1.25", 1, conversion(1n, 1n))).to.equal(-12);
  });

  it("refuses what is no decimal number", () => {
    const texts = [
      "",
      "-",
      "+",
      ".",
      "NaN",
      "Infinity",
      "-inf",
      "1e",
      "1e+",
      "1,5",
      "1.2.3",
      "0x10",
      " 1",
      "1 ",
      "--1",
      "１",
    ];
    for (const text of [...texts, "1".repeat(65)])
      expect(() => scaledInteger(text, 2), text)
        .to.throw()
        .with.property("code", "VALUE_NOT_DECIMAL");
  });

  it("refuses what is beyond the safe integers", async () => {
    for (const text of ["1e308", "9007199254740992", "-9007199254740992", "90071992547409.92e3", "1e999999"])
      await refused(() => scaledInteger(text, 0), "VALUE_OUT_OF_RANGE");
    await refused(() => scaledInteger("123456789012345", 12), "VALUE_OUT_OF_RANGE");
  });

  it("agrees with whole numbers moved by the point", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 12 }), (value, scale) => {
        const digits = String(Math.abs(value)).padStart(scale + 1, "0");
        const text = `${value < 0 ? "-" : ""}${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}`;
        expect(scaledInteger(text, scale)).to.equal(value);
        expect(scaledInteger(text, scale, conversion(1n, 1n))).to.equal(value);
      }),
    );
  });
});
