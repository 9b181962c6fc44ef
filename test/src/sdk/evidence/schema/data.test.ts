import { expect } from "chai";
import { AbiCoder, concat, hexlify, toBeHex, toUtf8Bytes, zeroPadBytes } from "ethers";
import fc from "fast-check";
import { decodeData, encodeData } from "../../../../../src/sdk/evidence/model/schema/data.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const word = (value: bigint | number) => toBeHex(value, 32);
const abi = (types: string[], values: unknown[]) => AbiCoder.defaultAbiCoder().encode(types, values);

describe("encodeData and decodeData", () => {
  const definition = "uint64 weight,string unit,int16[2] span,bytes3 tag,bool ok,address by,bytes[] parts";
  const values = {
    weight: 1250n,
    unit: "kg",
    span: [-3n, 4n],
    tag: "0x010203",
    ok: true,
    by: "0x000000000000000000000000000000000000dEaD",
    parts: ["0x", "0xff"],
  };

  it("give back what went in, by name", () => {
    expect(decodeData(definition, encodeData(definition, values))).to.deep.equal(values);
    expect(encodeData(definition, Object.values(values))).to.equal(encodeData(definition, values));
  });

  it("keep fields apart that share a name", () => {
    const twice = "uint8 a,uint8 a";
    expect(decodeData(twice, encodeData(twice, { a: 1n, "a#1": 2n }))).to.deep.equal({ a: 1n, "a#1": 2n });
  });

  it("a field may be called __proto__", () => {
    expect(Object.entries(decodeData("uint8 __proto__", word(7)))).to.deep.equal([["__proto__", 7n]]);
  });

  const unencodable: [string, string, Record<string, never | unknown>, string][] = [
    ["a missing field", "uint8 a,uint8 b", { a: 1 }, "b"],
    ["an unknown field", "uint8 a", { a: 1, c: 2 }, "c"],
    ["a value out of range", "uint8 a", { a: 256 }, "a"],
    ["a negative value", "uint8 a", { a: -1 }, "a"],
    ["an unsafe number", "uint256 a", { a: 2 ** 60 }, "a"],
    ["text for a number", "uint8 a", { a: "heavy" }, "a"],
    ["text for a truth value", "bool a", { a: "false" }, "a"],
    ["a number for text", "string a", { a: 5 }, "a"],
    ["bytes of the wrong length", "bytes4 a", { a: "0x00" }, "a"],
    ["a wrong checksum", "address a", { a: "0x000000000000000000000000000000000000DeAD" }, "a"],
    ["an array of the wrong length", "uint8[2] a", { a: [1] }, "a"],
    ["no array", "bool[] a", { a: true }, "a"],
    ["an element of the wrong type", "bool[] a", { a: [true, 1] }, "a"],
  ];
  for (const [what, schema, given, field] of unencodable) {
    it(`encodeData refuses ${what}`, async () => {
      const error = await refused(() => encodeData(schema, given as never), "DATA_MISMATCH");
      expect(error.values.field).to.equal(field);
    });
  }

  const undecodable: [string, string, string, string][] = [
    ["nothing", "uint8 a", "0x", "a"],
    ["what is not hex", "uint8 a", "weight", "(data)"],
    ["half a word", "uint8 a,uint8 b", concat([word(1), "0x00"]), "b"],
    ["a word left over", "uint8 a", concat([word(1), word(0)]), "(end)"],
    ["a value out of range", "uint8 a,uint8 b", concat([word(1), word(256)]), "b"],
    ["a truth value of 2", "bool a", word(2), "a"],
    ["an address with dirty high bits", "uint8 x,address a", concat([word(0), word(1n << 160n)]), "a"],
    ["dirty padding of bytes3", "bytes3 a", word(1), "a"],
    ["a sign that is not extended", "int16 a", word(0xffff), "a"],
    ["an offset beyond the end", "uint8 x,string a", concat([word(0), word(4096), word(0)]), "a"],
    ["a length beyond the end", "string a", concat([word(32), word(33), word(0)]), "a"],
    [
      "dirty padding of text",
      "string a,uint8 b",
      concat([word(64), word(1), word(1), `0x61${"00".repeat(30)}01`]),
      "a",
    ],
    ["text that is not UTF-8", "string a", concat([word(32), word(1), zeroPadBytes("0xff", 32)]), "a"],
    ["tails in another order", "string a,string b", concat([word(96), word(64), word(0), word(0)]), "a"],
    ["two offsets to one tail", "bytes a,bytes b", concat([word(64), word(64), word(0), word(0)]), "b"],
    [
      "a fault deep in an array",
      "uint8 x,string[] a",
      abi(["uint8", "bytes[]"], [1, [toUtf8Bytes("ok"), "0xff"]]),
      "a",
    ],
  ];
  for (const [what, schema, data, field] of undecodable) {
    it(`decodeData refuses ${what}`, async () => {
      const error = await refused(() => decodeData(schema, data), "DATA_MISMATCH");
      expect(error.values.field).to.equal(field);
    });
  }

  it("what decodes encodes to the same bytes, whatever the bytes", () => {
    const schema = "uint16 a,bytes b,bool[] c";
    const small = fc.integer({ min: 0, max: 8 }).map((n) => word(n % 2 === 0 ? n * 16 : n));
    fc.assert(
      fc.property(fc.array(fc.oneof(small, fc.uint8Array({ minLength: 32, maxLength: 32 }).map(hexlify))), (words) => {
        const data = concat(words);
        let decoded: ReturnType<typeof decodeData>;
        try {
          decoded = decodeData(schema, data);
        } catch (error) {
          return (error as { code: string }).code === "DATA_MISMATCH";
        }
        return encodeData(schema, decoded) === data;
      }),
      { numRuns: 500 },
    );
  });
});
