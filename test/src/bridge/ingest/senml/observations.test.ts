import { expect } from "chai";
import { senmlReader } from "../../../../../src/bridge/ingest/senml/observations.ts";
import { ucumUnits } from "../../../../../src/bridge/ingest/units.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { riverPack, riverRegistry } from "../../../../../src/testing/river-station.ts";

const NOW = 1_790_000_100_000;
const registry = riverRegistry(1);
const reader = senmlReader({ registry, units: ucumUnits() });
const read = (records: object[]) => reader(Buffer.from(JSON.stringify(records)), 1, NOW);
const base = { bn: "urn:dev:ow:10e2:", bt: 1_790_000_000 };

describe("readings of a SenML pack", () => {
  it("are of the sensors, in their units", () => {
    const { observations, relativeTimes } = reader(riverPack(1_790_000_000), 1, NOW);
    expect(observations.map(({ sensor, value, text }) => [sensor.id, value, text])).to.deep.equal([
      [100, 764, "7.64"],
      [101, 6_600, "6.6"],
      [102, 2_310, "23.1"],
      [103, 3_000, "300"],
      [104, 1_700, "17"],
    ]);
    for (const { observedAt, sourceFlag, counter } of observations) {
      expect([observedAt, sourceFlag, counter]).to.deep.equal([1_790_000_000_000, "", 0]);
    }
    expect(relativeTimes).to.equal(0);
  });

  it("are named by the last part of the name", () => {
    const names = ["w01001", "a/w01001", "urn:x:w01001", "a:b/w01001", "a/b:w01001"];
    const { observations } = read(names.map((n, t) => ({ n, t: 1_790_000_000 + t, v: 7 })));
    expect(observations.map(({ sensor }) => sensor.parameter)).to.deep.equal(names.map(() => "w01001"));
  });

  it("are converted exactly", () => {
    const { observations } = read([
      { ...base, n: "w01009", u: "kg/m3", v: 0.0066 },
      { n: "w01014", u: "S/m", v: 0.03 },
      { n: "w01010", u: "K", v: 296.25 },
      { n: "w01001", v: 7.645 },
    ]);
    expect(observations.map(({ value, text }) => [value, text])).to.deep.equal([
      [6_600, "0.0066"],
      [3_000, "0.03"],
      [2_310, "296.25"],
      [764, "7.645"],
    ]);
  });

  it("are of the base value where they have no value of their own", () => {
    const { observations } = read([
      { ...base, bv: 7.5, n: "w01001" },
      { n: "w01001", t: 60 },
      { n: "w01001", t: 120, v: -0.5 },
    ]);
    expect(observations.map(({ value, text }) => [value, text])).to.deep.equal([
      [750, "7.5"],
      [750, "7.5"],
      [700, "7.0"],
    ]);
  });

  it("take flag and counter from companions of the same name and time", () => {
    const { observations } = read([
      { ...base, n: "w01001/flag", vs: "D" },
      { n: "w01001", v: 7 },
      { n: "w01001/counter", v: 4711 },
      { n: "w01001", t: 60, v: 8 },
      { n: "w01001/flag", t: 60, vs: "N" },
    ]);
    expect(observations.map(({ value, sourceFlag, counter }) => [value, sourceFlag, counter])).to.deep.equal([
      [700, "D", 4711],
      [800, "N", 0],
    ]);
  });

  it("may be given the time of arrival", () => {
    const resolving = senmlReader({ registry, units: ucumUnits(), relativeTimes: "resolve" });
    const { observations, relativeTimes } = resolving(Buffer.from(`[{"n":"w01001","t":-2.5,"v":7}]`), 1, NOW);
    expect(observations[0]?.observedAt).to.equal(NOW - 2_500);
    expect(relativeTimes).to.equal(1);
  });

  const REFUSED: [string, object[], string, number, string][] = [
    ["a relative time", [{ n: "w01001", v: 7 }], "SENML_TIME_RELATIVE", 0, "t"],
    ["a parameter that the station does not measure", [{ ...base, n: "w99999", v: 7 }], "PARAMETER_UNKNOWN", 0, "n"],
    ["an empty parameter", [{ ...base, n: "w01001/", v: 7 }], "PARAMETER_UNKNOWN", 0, "n"],
    ["the name of something on every object", [{ ...base, n: "constructor", v: 7 }], "PARAMETER_UNKNOWN", 0, "n"],
    ["a unit of something else", [{ ...base, n: "w01001", u: "mg/L", v: 7 }], "UNIT_INCOMPATIBLE", 0, "u"],
    ["a unit that there is not", [{ ...base, n: "w01009", u: "zork", v: 7 }], "UNIT_UNKNOWN", 0, "u"],
    ["the ambiguous %", [{ ...base, n: "w01009", u: "%", v: 7 }], "UNIT_UNKNOWN", 0, "u"],
    ["a string", [{ ...base, n: "w01001", vs: "7" }], "SENML_NOT_A_READING", 0, "v"],
    ["a truth value", [{ ...base, n: "w01001", vb: true }], "SENML_NOT_A_READING", 0, "v"],
    ["data", [{ ...base, n: "w01001", vd: "AA" }], "SENML_NOT_A_READING", 0, "v"],
    ["a bare sum", [{ ...base, n: "w01001", s: 7 }], "SENML_NOT_A_READING", 0, "v"],
    ["a value beyond the scale", [{ ...base, n: "w01001", v: 1e300 }], "VALUE_OUT_OF_RANGE", 0, "v"],
    ["base fields alone", [base], "SENML_INVALID", 0, ""],
    [
      "a flag of nothing",
      [
        { ...base, n: "w01001", v: 7 },
        { n: "w01009/flag", vs: "D" },
      ],
      "SENML_NOT_A_READING",
      1,
      "n",
    ],
    [
      "a flag of another time",
      [
        { ...base, n: "w01001", v: 7 },
        { n: "w01001/flag", t: 1, vs: "D" },
      ],
      "SENML_NOT_A_READING",
      1,
      "n",
    ],
    [
      "a long flag",
      [
        { ...base, n: "w01001", v: 7 },
        { n: "w01001/flag", vs: "DD" },
      ],
      "SENML_NOT_A_READING",
      1,
      "vs",
    ],
    [
      "a flag that is a number",
      [
        { ...base, n: "w01001", v: 7 },
        { n: "w01001/flag", v: 1 },
      ],
      "SENML_NOT_A_READING",
      1,
      "vs",
    ],
    [
      "a counter with a fraction",
      [
        { ...base, n: "w01001", v: 7 },
        { n: "w01001/counter", v: 1.5 },
      ],
      "SENML_NOT_A_READING",
      1,
      "v",
    ],
    [
      "a negative counter",
      [
        { ...base, n: "w01001", v: 7 },
        { n: "w01001/counter", v: -1 },
      ],
      "SENML_NOT_A_READING",
      1,
      "v",
    ],
    [
      "two flags",
      [
        { ...base, n: "w01001", v: 7 },
        { n: "w01001/flag", vs: "D" },
        { n: "w01001/flag", vs: "N" },
      ],
      "SENML_NOT_A_READING",
      2,
      "n",
    ],
    [
      "one bad record among good ones",
      [
        { ...base, n: "w01001", v: 7 },
        { n: "w01010", v: 20 },
        { n: "w01014", v: 1e300 },
      ],
      "VALUE_OUT_OF_RANGE",
      2,
      "v",
    ],
  ];
  for (const [what, records, code, record, field] of REFUSED) {
    it(`refuse ${what}`, async () => {
      expect((await refused(() => read(records), code)).values).to.include({ record, field });
    });
  }

  it("of one station are not those of another", () =>
    refused(() => reader(riverPack(1_790_000_000), 2, NOW), "PARAMETER_UNKNOWN"));
});
