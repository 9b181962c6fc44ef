import { expect } from "chai";
import fc from "fast-check";
import { refused } from "../../../../../src/testing/errors.ts";
import { cellText } from "../../../../../src/vault/compute/values/cell.ts";
import { parseValue } from "../../../../../src/vault/compute/values/parse-value.ts";
import { parseType, typeText } from "../../../../../src/vault/compute/values/type.ts";

const parse = (type: string, value: boolean | string) => parseValue(parseType(type), value, "x");

describe("values of columns", () => {
  for (const [type, value, cell] of [
    ["boolean", true, true],
    ["boolean", "false", false],
    ["integer", "-9223372036854775808", -(2n ** 63n)],
    ["decimal(6,3)", "12.5", 12_500n],
    ["decimal(6,3)", "-0.001", -1n],
    ["decimal(3,3)", "0.999", 999n],
    ["text", "Ångström", "Ångström"],
    ["date", "2024-02-29", 19_782n],
    ["date", "0001-01-01", -719_162n],
    ["timestamp", "1969-12-31T23:59:59.999999Z", -1n],
    ["timestamp", "2024-02-29", 19_782n * 86_400_000_000n],
    ["timestamp", "2024-02-29 12:30", 19_782n * 86_400_000_000n + 45_000_000_000n],
  ] as const) {
    it(`${type}: ${value}`, () => expect(parse(type, value)).to.equal(cell));
  }

  for (const [type, value] of [
    ["boolean", "TRUE"],
    ["integer", "1.0"],
    ["integer", "01"],
    ["integer", "+1"],
    ["integer", "1e3"],
    ["integer", ""],
    ["integer", "9223372036854775808"],
    ["integer", true],
    ["decimal(6,3)", "1000"],
    ["decimal(6,3)", "0.0001"],
    ["decimal(6,3)", ".5"],
    ["decimal(6,3)", "NaN"],
    ["decimal(6,3)", "Infinity"],
    ["text", "A\u030angström"],
    ["text", "\ud800"],
    ["text", "a\0b"],
    ["text", "x".repeat(1_001)],
    ["date", "2023-02-29"],
    ["date", "2024-02-29T00:00"],
    ["date", "0000-01-01"],
    ["date", "infinity"],
    ["timestamp", "2024-02-29T25:00"],
    ["timestamp", "2024-02-29T12:30:00+01:00"],
    ["timestamp", "now"],
    ["timestamp", "2024-02-29T12:30:00.1234567"],
  ] as const) {
    it(`${type}: not ${JSON.stringify(value).slice(0, 40)}`, async () => {
      const error = await refused(() => parse(type, value), "QUERY_PARAMETER_INVALID");
      expect(error.values).to.include({ field: "x", value, expected: `a value of ${type}` });
    });
  }

  it("are what their text says", () => {
    const years = { min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n };
    fc.assert(
      fc.property(fc.bigInt(years), (micros) => {
        expect(parse("timestamp", cellText({ name: "timestamp" }, micros))).to.equal(micros);
      }),
    );
    const digits = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 18 }), (unscaled, scale) => {
        const type = { name: "decimal", precision: 18, scale } as const;
        expect(parseType(typeText(type))).to.deep.equal(type);
        expect(parseValue(type, cellText(type, unscaled), "x")).to.equal(unscaled);
      }),
    );
  });

  it("have no text outside of years of four digits", () => {
    expect(() => cellText({ name: "timestamp" }, 253_402_300_800_000_000n)).to.throw(RangeError);
  });
});
