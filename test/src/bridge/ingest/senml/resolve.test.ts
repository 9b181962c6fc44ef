import { expect } from "chai";
import fc from "fast-check";
import { addDecimals } from "../../../../../src/bridge/ingest/senml/add-decimals.ts";
import { parseSenml } from "../../../../../src/bridge/ingest/senml/parse.ts";
import { resolveSenml } from "../../../../../src/bridge/ingest/senml/resolve.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const NOW = 1_790_000_000_000;
const resolve = (text: string, relativeTimes: "resolve" | "refuse" = "resolve") =>
  resolveSenml(parseSenml(Buffer.from(text)), { now: NOW, relativeTimes });

describe("a SenML pack (RFC 8428)", () => {
  it("hands base fields on until they are replaced", () => {
    const records = resolve(`[
      {"bn":"a/","bt":1790000000,"bu":"V","bv":1.1,"n":"x","v":2.2},
      {"n":"y","t":0.5,"u":"A","v":3},
      {"bn":"b/","bt":1790000010,"n":"z","t":-0.125,"v":1},
      {"bu":"W","bv":0,"n":"z","t":1e1,"v":1.50}]`);
    expect(records.map(({ name, unit, at, v }) => [name, unit, at, v])).to.deep.equal([
      ["a/x", "V", 1_790_000_000_000, "3.3"], // 1.1 + 2.2, not 3.3000000000000003
      ["a/y", "A", 1_790_000_000_500, "4.1"],
      ["b/z", "V", 1_790_000_009_875, "2.1"],
      ["b/z", "W", 1_790_000_020_000, "1.50"],
    ]);
  });

  it("keeps numbers as they were written", () => {
    const texts = ["8.330", "-0", "1e-7", "0.1234567890123456789", "12345678901234567890", "-1.5E+2"];
    const records = resolve(`[{"bn":"a","bt":1790000000,"v":1},${texts.map((text) => `{"v":${text}}`).join()}]`);
    expect(records.slice(1).map(({ v }) => v)).to.deep.equal(texts);
  });

  it("is put in order of time, equal times as they stand", () => {
    const records = resolve(
      `[{"bt":1790000000,"n":"b","v":1},{"n":"c","t":-1,"v":2},{"n":"d","v":3},{"n":"a","t":-1,"v":4}]`,
    );
    expect(records.map(({ name, index }) => name + index)).to.deep.equal(["c1", "a3", "b0", "d2"]);
  });

  it("has times to the millisecond without floating point", () => {
    const at = (fields: string) => resolve(`[{"n":"a","v":1,${fields}}]`)[0]?.at;
    expect(at(`"t":1790000000.001`)).to.equal(1_790_000_000_001);
    expect(at(`"t":1790000000.0015`)).to.equal(1_790_000_000_002);
    expect(at(`"t":1790000000.0025`)).to.equal(1_790_000_000_002);
    expect(at(`"bt":1790000000.0004,"t":0.0002`)).to.equal(1_790_000_000_001); // neither alone
    expect(at(`"bt":1.79e9,"t":1e-3`)).to.equal(1_790_000_000_001);
  });

  it("takes times below 2^28 from now, or refuses them", async () => {
    const records = resolve(`[{"n":"a","v":1},{"n":"a","t":-5.5,"v":1},{"n":"a","t":268435456,"v":1}]`);
    expect(records.map(({ at, relative }) => [at, relative])).to.deep.equal([
      [268_435_456_000, false],
      [NOW - 5_500, true],
      [NOW, true],
    ]);
    const error = await refused(
      () => resolve(`[{"bt":1790000000,"n":"a","v":1},{"bt":268435455,"v":1,"n":"a"}]`, "refuse"),
      "SENML_TIME_RELATIVE",
    );
    expect(error.values).to.include({ record: 1, field: "t" });
  });

  it("allows a sum without a value, and records of base fields alone", () => {
    const records = resolve(`[{"bn":"a","bs":1},{"bt":1790000000},{"s":0.5,"u":"J","ut":60},{"vs":"","t":1}]`);
    expect(records.map(({ s, v, vs, ut }) => [s, v, vs, ut])).to.deep.equal([
      ["1.5", undefined, undefined, "60"],
      ["1", undefined, "", undefined],
    ]);
  });

  it("counts a value or a sum that is missing beside its base as zero", () => {
    const records = resolve(`[
      {"bn":"a/","bt":1790000000,"bv":20.50,"n":"x"},
      {"n":"y","v":1},
      {"n":"z","bs":7,"bv":0},
      {"n":"flag","vs":"N"},
      {"n":"sum","s":0.5},
      {"n":"w","v":-1.5,"bs":-2}]`);
    expect(records.map(({ name, v, vs, s }) => [name, v, vs, s])).to.deep.equal([
      ["a/x", "20.50", undefined, undefined],
      ["a/y", "21.50", undefined, undefined],
      ["a/z", "0", undefined, "7"],
      ["a/flag", undefined, "N", "7"],
      ["a/sum", "0", undefined, "7.5"],
      ["a/w", "-1.5", undefined, "-2"],
    ]);
    const [sum] = resolve(`[{"bn":"a","bs":3},{"t":1}]`);
    expect([sum?.v, sum?.s]).to.deep.equal([undefined, "3"]);
    expect(resolve(`[{"bn":"a","bt":1790000000,"bv":1},{"bs":2}]`)).to.deep.equal([]);
  });

  it("may be of an older version, which its records then carry", () => {
    expect(resolve(`[{"bver":5,"n":"a","v":1}]`)[0]?.version).to.equal(5);
    expect(resolve(`[{"bver":10,"n":"a","v":1},{"bver":10,"n":"a","v":1}]`)[1]?.version).to.equal(undefined);
  });

  it("ignores fields that it does not know", () => {
    const [record] = resolve(`[{"n":"a","v":1,"l":[{"v":{"v":1}},"x:y"],"constructor":{"n":1},"foo":null}]`);
    expect(record?.record.l).to.deep.equal([{ v: null }, "x:y"]);
  });

  const REFUSED: [string, string, number?, string?][] = [
    ["", "SENML_SYNTAX"],
    ["[", "SENML_SYNTAX"],
    [`[{"n":"a","v":1}]]`, "SENML_SYNTAX"],
    [`[{"n":"a","v":01}]`, "SENML_SYNTAX"],
    [`[{"n":"a","v":NaN}]`, "SENML_SYNTAX"],
    [`[{"n":"a","v":-Infinity}]`, "SENML_SYNTAX"],
    [`[{"n":"a","v":1,"v":2}]`, "SENML_SYNTAX"],
    [`[{"n":"a","v":1,"\\u0076":2}]`, "SENML_SYNTAX"],
    [`[{"n":"a","v":1,"x":{"y":":","y":1}}]`, "SENML_SYNTAX"],
    [`${"[".repeat(50_000)}${"]".repeat(50_000)}`, "SENML_SYNTAX"],
    ["{}", "SENML_INVALID"],
    ["[]", "SENML_INVALID"],
    ["17", "SENML_INVALID"],
    ["[[]]", "SENML_INVALID", 0],
    ["[null]", "SENML_INVALID", 0],
    [`[{"n":"a","v":1},7]`, "SENML_INVALID", 1],
    ["[{}]", "SENML_INVALID", 0, "v"],
    [`[{"n":"a"}]`, "SENML_INVALID", 0, "v"],
    [`[{"bu":"V","n":"a"}]`, "SENML_INVALID", 0, "v"],
    [`[{"n":"a"},{"bv":1,"n":"a"}]`, "SENML_INVALID", 0, "v"],
    [`[{"n":"a","v":1,"vs":"x"}]`, "SENML_INVALID", 0, "v"],
    [`[{"n":"a","vb":true,"vd":""}]`, "SENML_INVALID", 0, "v"],
    [`[{"n":"a","v":"1"}]`, "SENML_INVALID", 0, "v"],
    [`[{"n":"a","v":null}]`, "SENML_INVALID", 0, "v"],
    [`[{"n":"a","v":[1]}]`, "SENML_INVALID", 0, "v"],
    [`[{"n":1,"v":1}]`, "SENML_INVALID", 0, "n"],
    [`[{"n":"a","vb":1}]`, "SENML_INVALID", 0, "vb"],
    [`[{"n":"a","vs":true}]`, "SENML_INVALID", 0, "vs"],
    [`[{"n":"a","vd":"a+b="}]`, "SENML_INVALID", 0, "vd"],
    [`[{"n":"a","v":1,"t":"0"}]`, "SENML_INVALID", 0, "t"],
    [`[{"v":1}]`, "SENML_INVALID", 0, "n"],
    [`[{"n":"","v":1}]`, "SENML_INVALID", 0, "n"],
    [`[{"n":"_a","v":1}]`, "SENML_INVALID", 0, "n"],
    [`[{"n":"a b","v":1}]`, "SENML_INVALID", 0, "n"],
    [`[{"n":"aé","v":1}]`, "SENML_INVALID", 0, "n"],
    [`[{"bn":"a,","n":"b","v":1}]`, "SENML_INVALID", 0, "n"],
    [`[{"bver":0,"n":"a","v":1}]`, "SENML_INVALID", 0, "bver"],
    [`[{"bver":1.5,"n":"a","v":1}]`, "SENML_INVALID", 0, "bver"],
    [`[{"bver":11,"n":"a","v":1}]`, "SENML_UNSUPPORTED", 0, "bver"],
    [`[{"bver":5,"n":"a","v":1},{"bver":6,"n":"a","v":1}]`, "SENML_INVALID", 1, "bver"],
    [`[{"n":"a","v":1},{"bver":5,"n":"a","v":1}]`, "SENML_INVALID", 1, "bver"],
    [`[{"n":"a","v":1,"__proto__":{}}]`, "SENML_UNSUPPORTED", 0, "__proto__"],
    [`[{"n":"a","v":1,"wind_":1}]`, "SENML_UNSUPPORTED", 0, "wind_"],
    [`[{"n":"a","v":1,"t":1e308}]`, "VALUE_OUT_OF_RANGE", 0, "t"],
    [`[{"n":"a","v":1,"t":-1e10}]`, "VALUE_OUT_OF_RANGE", 0, "t"],
    [`[{"n":"a","v":1,"t":253402300800}]`, "VALUE_OUT_OF_RANGE", 0, "t"],
    [`[{"bt":1,"n":"a","v":1,"t":1e308}]`, "VALUE_OUT_OF_RANGE", 0, "t"],
    [`[{"bv":1e99,"n":"a","v":1}]`, "VALUE_OUT_OF_RANGE", 0, "v"],
  ];
  for (const [text, code, record, field] of REFUSED) {
    it(`refuses ${text.length > 60 ? `${text.slice(0, 20)}... (${text.length})` : text || "nothing"}`, async () => {
      const { values } = await refused(() => resolve(text), code);
      if (record !== undefined) expect(values.record).to.equal(record);
      if (field !== undefined) expect(values.field).to.equal(field);
    });
  }

  it("refuses bytes that are not UTF-8", () =>
    refused(() => parseSenml(Buffer.from([0x5b, 0x22, 0xc3, 0x28, 0x22, 0x5d])), "SENML_SYNTAX"));

  it("refuses nesting that no stack can hold", () =>
    refused(() => parseSenml(Buffer.from(`[{"x":${"[".repeat(200_000)}${"]".repeat(200_000)}}]`)), "SENML_SYNTAX"));
});

describe("addDecimals", () => {
  it("adds as integers do", () => {
    const decimal = fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 12 }));
    const text = ([digits, places]: [number, number]) => `${digits}e-${places}`;
    const units = ([digits, places]: [number, number]) => BigInt(digits) * 10n ** BigInt(12 - places);
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [whole = "", fraction = ""] = addDecimals(text(a), text(b)).split(".");
        expect(BigInt(whole + fraction.padEnd(12, "0"))).to.equal(units(a) + units(b));
      }),
    );
  });

  it("refuses to make giants", () => refused(() => addDecimals("1e1000000000", "1"), "VALUE_OUT_OF_RANGE"));
});
