import { expect } from "chai";
import { scaledInteger } from "../../../../src/bridge/ingest/decimal.ts";
import { ucumUnits } from "../../../../src/bridge/ingest/units.ts";
import { valueReaders } from "../../../../src/bridge/ingest/value-reader.ts";
import type { Sensor } from "../../../../src/sdk/sensing/model/station.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { riverStation } from "../../../../src/testing/river-station.ts";

const units = ucumUnits();

/** Text of a value in another unit, with 9 decimals. */
function converted(text: string, from: string, to: string): string {
  const value = scaledInteger(text, 9, units.conversion(from, to) ?? undefined);
  return (value / 1e9).toString();
}

describe("units", () => {
  it("have exact factors, though UCUM's library reckons with floating point", () => {
    const factors: [string, string, bigint, bigint][] = [
      ["uS/cm", "S/m", 1n, 10_000n],
      ["mS/cm", "uS/cm", 1_000n, 1n], // the library says 999.9999999999998
      ["mg/L", "kg/m3", 1n, 1_000n],
      ["ug/L", "mg/L", 1n, 1_000n],
      ["kg/m3", "mg/L", 1_000n, 1n],
      ["L/s", "m3/s", 1n, 1_000n],
      ["m3/h", "L/s", 10n, 36n],
      ["m3/d", "L/s", 10n, 864n],
      ["[in_i]", "cm", 254n, 100n],
      ["mm[Hg]", "Pa", 133_322n, 1_000n],
      ["%", "1", 1n, 100n],
      ["µS/cm", "mS/cm", 1n, 1_000n],
    ];
    for (const [from, to, numerator, denominator] of factors) {
      const conversion = units.conversion(from, to);
      expect(conversion, `${from} to ${to}`).to.not.equal(null);
      expect(Number(conversion?.numerator) * Number(denominator), `${from} to ${to}`).to.equal(
        Number(conversion?.denominator) * Number(numerator),
      );
      expect(conversion?.addend).to.equal(0n);
    }
  });

  it("convert temperatures, whose zeros differ, exactly", () => {
    expect(converted("0", "Cel", "K")).to.equal("273.15");
    expect(converted("273.15", "K", "Cel")).to.equal("0");
    expect(converted("-40", "[degF]", "Cel")).to.equal("-40");
    expect(converted("212", "[degF]", "Cel")).to.equal("100");
    expect(converted("100", "Cel", "[degF]")).to.equal("212");
    expect(converted("25", "Cel", "[degF]")).to.equal("77");
  });

  it("are the same under the spellings of the field", () => {
    for (const [from, to] of [
      ["pH", "[pH]"],
      ["[NTU]", "{NTU}"],
      ["NTU", "[NTU]"],
      ["°C", "Cel"],
      ["μS/cm", "uS/cm"],
      ["mg/l", "mg/L"],
    ] as const) {
      expect(units.conversion(from, to), `${from} to ${to}`).to.equal(null);
    }
  });

  it("refuse what is no unit, and what does not convert exactly", async () => {
    for (const unit of ["zork", "", "mg per L", "m".repeat(33), "mg/L\0", "[XYZ]", "(((m"]) {
      await refused(() => units.conversion(unit, "mg/L"), "UNIT_UNKNOWN");
    }
    for (const [from, to] of [
      ["mg/L", "S/m"],
      ["{NTU}", "{FNU}"], // plain numbers to UCUM
      ["{NTU}", "1"],
      ["[pH]", "mol/L"], // logarithmic
      ["deg", "rad"], // pi
      ["mg/L", "mmol/L"], // of what?
      ["Cel", "[degRe]"],
    ] as const) {
      await refused(() => units.conversion(from, to), "UNIT_INCOMPATIBLE");
    }
  });

  it("are remembered, refusals too", async () => {
    const remembering = ucumUnits();
    expect(remembering.conversion("ug/L", "mg/L")).to.equal(remembering.conversion("ug/L", "mg/L"));
    const first = await refused(() => remembering.conversion("zork", "mg/L"), "UNIT_UNKNOWN");
    const second = await refused(() => remembering.conversion("zork", "mg/L"), "UNIT_UNKNOWN");
    expect(second.message).to.equal(first.message);
  });
});

describe("readers of values", () => {
  const [, oxygen, temperature, conductivity] = riverStation(1).sensors as [Sensor, Sensor, Sensor, Sensor];
  const readerOf = valueReaders(units);

  it("give the sensor's integer, rounded once and half to even", () => {
    const cases: [Sensor, string | undefined, string, number][] = [
      [oxygen, undefined, "6.6005", 6_600],
      [oxygen, "mg/L", "6.6015", 6_602],
      [oxygen, "kg/m3", "0.0066", 6_600],
      [oxygen, "ug/L", "6600.5", 6_600],
      [oxygen, "ug/L", "6601.5", 6_602],
      [conductivity, "S/m", "0.03", 3_000],
      [conductivity, "mS/m", "30.005", 3_000], // a factor of ten, fewer decimals than the scale has
      [temperature, "K", "296.255", 2_310],
      [temperature, "[degF]", "73.58", 2_310],
    ];
    for (const [sensor, unit, text, value] of cases) {
      expect(readerOf(sensor, unit)(text), `${text} ${unit}`).to.equal(value);
    }
  });

  it("say what does not fit", async () => {
    await refused(() => readerOf(oxygen, "uS/cm"), "UNIT_INCOMPATIBLE");
    await refused(() => readerOf(oxygen, "kg/m3")("1e308"), "VALUE_OUT_OF_RANGE");
    await refused(() => readerOf(temperature, "K")("NaN"), "VALUE_NOT_DECIMAL");
  });
});
