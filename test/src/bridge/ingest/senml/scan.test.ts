import { expect } from "chai";
import fc from "fast-check";
import { parseAnySenml, parseSenml } from "../../../../../src/bridge/ingest/senml/parse.ts";
import { scanSenml } from "../../../../../src/bridge/ingest/senml/scan.ts";

/** What a parser makes of a text: records, or the code it refuses with. */
function outcome(parse: (raw: Buffer) => unknown, text: string): unknown {
  try {
    return parse(Buffer.from(text));
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("the fast way through a SenML pack", () => {
  it("reads a plain pack by itself", () => {
    const pack = `[{"bn":"urn:dev:mac:0024befffe804ff1:","bt":1.5,"n":"w01001","u":"pH","v":-7.10}, \n{"n":"x","vs":"N","t":0,"ut":3}]`;
    expect(scanSenml(pack)).to.deep.equal(parseAnySenml(Buffer.from(pack)));
  });

  for (const [what, pack] of [
    ["a label twice", `[{"n":"a","n":"b","v":1}]`],
    ["a label it does not know", `[{"n":"a","v":1,"my":2}]`],
    ["a label that begins with a zero byte", `[{"\0n":"a","v":1}]`],
    ["a label of two characters that is two labels", `[{"nu":"a"}]`],
    ["an escape", `[{"n":"\\u0061","v":1}]`],
    ["a control character", `[{"n":"a\tb","v":1}]`],
    ["an exponent", `[{"n":"a","v":1e3}]`],
    ["a leading zero", `[{"n":"a","v":01}]`],
    ["a plus", `[{"n":"a","v":+1}]`],
    ["a point without digits", `[{"n":"a","v":1.}]`],
    ["a number in quotes", `[{"n":"a","v":"1"}]`],
    ["a truth value", `[{"n":"a","vb":true}]`],
    ["a comma at the end", `[{"n":"a","v":1},]`],
    ["a comma at the end of a record", `[{"n":"a","v":1,}]`],
    ["an empty record", "[{}]"],
    ["an empty list", "[]"],
    ["something after the end", `[{"n":"a","v":1}]]`],
    ["no end", `[{"n":"a","v":1}`],
    ["a string without end", `[{"n":"a`],
  ] as const) {
    it(`leaves ${what} to the other`, () => {
      expect(scanSenml(pack)).to.equal(undefined);
      expect(outcome(parseSenml, pack)).to.deep.equal(outcome(parseAnySenml, pack));
    });
  }

  it("comes to the same for whatever it takes", () => {
    const rarely = (usual: fc.Arbitrary<string>, odd: fc.Arbitrary<string>) =>
      fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: odd });
    const gap = rarely(fc.constantFrom("", " ", "\n\t"), fc.constantFrom("\f", ",", "{", "]", ":", "0"));
    const numbers = rarely(
      fc.constantFrom("0", "-0", "1", "10.50", "-3.25", "12345678901234567890"),
      fc.constantFrom("00", "1e5", "1E-2", ".5", "5.", "-", "null"),
    );
    const strings = rarely(
      fc.constantFrom('""', '"a"', '"urn:dev:"'),
      fc.constantFrom('"\\n"', '"é"', '"a"b"', '"', '"\u007f"', "[]"),
    );
    const fields = rarely(fc.constantFrom("n", "u", "bn", "bu", "vs"), fc.constantFrom("v", "x", "n_", "")).chain(
      (label) => fc.tuple(fc.constant(label), gap, strings, gap),
    );
    const values = rarely(
      fc.constantFrom("v", "s", "t", "bt", "bv", "bs", "ut"),
      fc.constantFrom("n", "vb", "", "vv"),
    ).chain((label) => fc.tuple(fc.constant(label), gap, numbers, gap));
    const field = fc.oneof(fields, values).map(([name, before, value, after]) => `"${name}"${before}:${value}${after}`);
    const record = fc.array(field, { minLength: 1, maxLength: 3 }).map((all) => `{${all.join(",")}}`);
    const pack = fc
      .tuple(gap, fc.array(record, { minLength: 1, maxLength: 3 }), gap)
      .map(([before, all, after]) => `${before}[${all.join(",")}]${after}`);
    let taken = 0;
    fc.assert(
      fc.property(pack, (text) => {
        const records = scanSenml(text);
        if (records === undefined) return;
        taken++;
        expect(outcome(parseAnySenml, text)).to.deep.equal(records);
      }),
      { numRuns: 5_000, seed: 7 },
    );
    expect(taken).to.be.greaterThan(500);
  });
});
