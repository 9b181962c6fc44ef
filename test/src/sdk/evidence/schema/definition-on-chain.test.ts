import { expect } from "chai";
import { AbiCoder, keccak256, ZeroAddress } from "ethers";
import fc from "fast-check";
import { isTallyError } from "../../../../../src/lib/errors.ts";
import { asked } from "../../../../../src/sdk/core/contract.ts";
import { attestationsContract } from "../../../../../src/sdk/evidence/contracts.ts";
import { parseDefinition } from "../../../../../src/sdk/evidence/model/schema/definition.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

/** Pieces of which definitions are made, and of what goes wrong in them. */
const PIECES = [
  "uint",
  "int",
  "bytes",
  "string",
  "bool",
  "address",
  "8",
  "64",
  "7",
  "0",
  "32",
  "33",
  "65535",
  "[",
  "]",
  "[2]",
];
const BETWEEN = ["[]", "[0]", "[99999]", "[123456]", " a", " b1", " 1", ",", ", ", " ", "_", "é", "A"];
const definition = fc.oneof(
  fc.array(fc.constantFrom(...PIECES, ...BETWEEN), { maxLength: 8 }).map((parts) => parts.join("")),
  fc
    .array(
      fc
        .tuple(
          fc.constantFrom("uint8", "int256", "bytes", "bytes32", "string", "bool", "address"),
          fc.array(fc.constantFrom("[]", "[1]", "[3]", "[300]", "[65535]"), { maxLength: 2 }),
          fc.constantFrom("a", "_b", "C9"),
        )
        .map(([type, suffixes, name]) => `${type}${suffixes.join("")} ${name}`),
      { minLength: 1, maxLength: 4 },
    )
    .map((fields) => fields.join(",")),
);

describe("parseDefinition and the contract", () => {
  it("accept the same definitions with the same shape, and refuse the others at the same position", async () => {
    const { client, admin } = await testSystem();
    const connected = await client(admin);
    const attestations = attestationsContract(connected);
    const seen = { accepted: 0, refused: 0 };

    async function onChain(text: string) {
      try {
        const bound = attestations.connect(admin);
        await asked(connected, async () => (await bound.registerSchema(text, true, ZeroAddress)).wait());
      } catch (error) {
        if (isTallyError(error, "SchemaDefinition_Malformed")) return { position: Number(error.values.position) };
        if (!isTallyError(error, "Attestations_SchemaExists")) throw error;
      }
      const content = AbiCoder.defaultAbiCoder().encode(["string", "bool", "address"], [text, true, ZeroAddress]);
      const { minWords, dynamic } = await attestations.schemas(keccak256(content));
      return { minWords: Number(minWords), dynamic };
    }

    function here(text: string) {
      try {
        const { minWords, dynamic } = parseDefinition(text);
        seen.accepted++;
        return { minWords, dynamic };
      } catch (error) {
        if (!isTallyError(error, "SCHEMA_MALFORMED")) throw error;
        seen.refused++;
        return { position: error.values.position };
      }
    }

    await fc.assert(
      fc.asyncProperty(definition, async (text) => {
        expect(here(text), text).to.deep.equal(await onChain(text));
      }),
      { numRuns: 300 },
    );
    expect(seen.accepted).to.be.greaterThan(30);
    expect(seen.refused).to.be.greaterThan(30);
  });
});
