import { expect } from "chai";
import { ZeroHash } from "ethers";
import {
  type CreateStatementParameters,
  createStatement,
} from "../../../../../src/sdk/evidence/model/statement/create.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const given = {
  schema: `0x${"AB".repeat(32)}`,
  attester: "0x000000000000000000000000000000000000dead",
  data: "0xFF",
};

describe("createStatement", () => {
  it("fills in what is left out, with a new salt each time", () => {
    const statement = createStatement(given);
    expect(statement).to.deep.equal({
      schema: given.schema.toLowerCase(),
      attester: "0x000000000000000000000000000000000000dEaD",
      subject: ZeroHash,
      validUntil: 0n,
      replaces: ZeroHash,
      salt: statement.salt,
      data: "0xff",
    });
    expect(createStatement(given).salt).not.to.equal(statement.salt);
    expect(createStatement({ ...given, salt: statement.salt, validUntil: 5 })).to.deep.include({ validUntil: 5n });
  });

  const bad: [Partial<Record<keyof CreateStatementParameters, unknown>>, string][] = [
    [{ schema: "0x12" }, "ARGUMENT_INVALID"],
    [{ attester: "harbour" }, "ARGUMENT_INVALID"],
    [{ subject: "river" }, "ARGUMENT_INVALID"],
    [{ replaces: 5 }, "ARGUMENT_INVALID"],
    [{ salt: "0x" }, "ARGUMENT_INVALID"],
    [{ data: "0x1" }, "ARGUMENT_INVALID"],
    [{ validUntil: 1.5 }, "ARGUMENT_INVALID"],
    [{ validUntil: -1n }, "ARGUMENT_INVALID"],
    [{ validUntil: 1_767_225_600_000 }, "NOT_SECONDS"],
    [{ validUntil: 1n << 40n }, "NOT_SECONDS"],
  ];
  for (const [fields, code] of bad) {
    const [name, value] = Object.entries(fields)[0] as [string, unknown];
    it(`refuses ${name} ${String(value)}`, async () => {
      const error = await refused(() => createStatement({ ...given, ...fields } as never), code);
      expect(error.values.field).to.equal(name);
    });
  }
});
