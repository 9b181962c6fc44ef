import { expect } from "chai";
import { canonicalJson } from "../../../../../src/sdk/core/json/canonical-json.ts";
import { parseJson } from "../../../../../src/sdk/core/json/parse-json.ts";

const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error as { code: string; values: Record<string, unknown> };
  }
  return expect.fail("nothing was thrown");
};

function double(bits: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}

/** RFC 8785, appendix B. */
const NUMBERS: readonly [string, string][] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
];

describe("canonicalJson", () => {
  for (const [bits, text] of NUMBERS) {
    it(`writes the double ${bits} as ${text}`, () => {
      expect(canonicalJson(double(bits))).to.equal(text);
    });
  }

  it("writes the example of RFC 8785, 3.2.2", () => {
    const text = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalJson(parseJson(text))).to.equal(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("sorts by UTF-16, as RFC 8785, 3.2.3", () => {
    const json = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const order = [...canonicalJson(json).matchAll(/:"([^"]*)"/g)].map((match) => match[1]);
    expect(order).to.deep.equal([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const cases: readonly [string, unknown, string][] = [
    ["undefined", { a: { b: undefined } }, "/a/b"],
    ["a function", { a: () => 1 }, "/a"],
    ["a symbol", [Symbol("s")], "/0"],
    ["a bigint", { "a/b": 1n }, "/a~1b"],
    ["NaN", { a: [1, double("7fffffffffffffff")] }, "/a/1"],
    ["an infinity", { a: double("7ff0000000000000") }, "/a"],
    ["a lone surrogate", { a: "\ud83d" }, "/a"],
    ["a lone surrogate in a name", { a: { "\ude00": 1 } }, "/a"],
    // biome-ignore lint/suspicious/noSparseArray: the hole is the case
    ["a hole", { a: [1, , 2] }, "/a"],
    ["a Date", { at: new Date(0) }, "/at"],
    ["a Map", { map: new Map() }, "/map"],
    ["a boxed number", { a: Object(1) }, "/a"],
    ["toJSON", { a: { toJSON: () => 1 } }, "/a"],
    ["a circle", circle, `${"/self".repeat(129)}`],
  ];
  for (const [name, value, path] of cases) {
    it(`refuses ${name}, and says where`, () => {
      const error = refusal(() => canonicalJson(value));
      expect(error.code).to.equal("JSON_INVALID");
      expect(error.values.path).to.equal(path);
    });
  }
});

describe("parseJson", () => {
  for (const text of [
    '{"a":1,"a":2}',
    '{"x":[{"b":{}, "b":1}]}',
    String.raw`{"a":1,"\u0061":2}`,
    '{"a":{"a":1},"b":"a","a":3}',
    '{"a":1e400}',
    String.raw`{"a":"\ud800"}`,
    "{a:1}",
    "",
    "1 2",
  ]) {
    it(`refuses ${text || "nothing"}`, () => {
      expect(refusal(() => parseJson(text)).code).to.equal("JSON_INVALID");
    });
  }

  it("takes one name in several objects, and names that look like structure", () => {
    const text = String.raw`{"a":{"a":[{"a":1},{"a":"a\":{"}]},"b\\":":","\"a\":":{}}`;
    expect(parseJson(text)).to.deep.equal(JSON.parse(text));
  });
});
