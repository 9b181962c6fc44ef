import { existsSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { parseDefinition } from "../../../../../src/sdk/evidence/model/schema/definition.ts";
import { refused } from "../../../../../src/testing/errors.ts";

interface Vectors {
  readonly valid: readonly { definition: string; minWords: number; dynamic: boolean }[];
  readonly invalid: readonly { definition: string; position: number }[];
}

const OWN: Vectors = {
  valid: [
    { definition: "uint64 weight,string unit", minWords: 3, dynamic: true },
    { definition: "uint8[2][3] grid", minWords: 6, dynamic: false },
    { definition: "string[3] names", minWords: 7, dynamic: true },
    { definition: "uint8[][4] series", minWords: 9, dynamic: true },
    { definition: "bytes32 _a1,address b,bool c,int256 d,bytes e", minWords: 6, dynamic: true },
    { definition: "uint8[65535] all", minWords: 65535, dynamic: false },
  ],
  invalid: [
    { definition: "", position: 0 },
    { definition: "uint weight", position: 4 },
    { definition: "uint7 a", position: 4 },
    { definition: "uint264 a", position: 4 },
    { definition: "uint08 a", position: 5 },
    { definition: "bytes33 a", position: 5 },
    { definition: "uint8  a", position: 6 },
    { definition: "uint8 a, uint8 b", position: 8 },
    { definition: "uint8 a,", position: 8 },
    { definition: "uint8 1a", position: 6 },
    { definition: "uint8[0] a", position: 6 },
    { definition: "uint8[2 a", position: 7 },
    { definition: "uint8[65536] a", position: 6 },
    { definition: "uint8[65535] a,uint8 b", position: 22 },
    { definition: "tuple a", position: 0 },
    { definition: "uint8 größe", position: 8 },
    { definition: "uint8 a;uint8 b", position: 7 },
    { definition: "uint8 \ud800", position: 6 },
  ],
};

const SHARED = "test/vectors/schema-definitions.json";

describe("parseDefinition", () => {
  const shared = existsSync(SHARED)
    ? (JSON.parse(readFileSync(SHARED, "utf8")) as Vectors)
    : { valid: [], invalid: [] };

  for (const { definition, minWords, dynamic } of [...OWN.valid, ...shared.valid]) {
    it(`reads ${JSON.stringify(definition)}`, () => {
      const parsed = parseDefinition(definition);
      expect([parsed.minWords, parsed.dynamic]).to.deep.equal([minWords, dynamic]);
      expect(parsed.fields.map(({ type, name }) => `${type} ${name}`).join(",")).to.equal(definition);
    });
  }

  for (const { definition, position } of [...OWN.invalid, ...shared.invalid]) {
    it(`refuses ${JSON.stringify(definition)} at ${position}`, async () => {
      const error = await refused(() => parseDefinition(definition), "SCHEMA_MALFORMED");
      expect(error.values).to.deep.equal({ definition, position });
    });
  }
});
