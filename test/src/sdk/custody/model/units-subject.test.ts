import { readFileSync } from "node:fs";
import { expect } from "chai";
import { id } from "ethers";
import { unitsSubject } from "../../../../../src/sdk/custody/model/units-subject.ts";
import { refused } from "../../../../../src/testing/errors.ts";

// The Solidity tests read the same file: SubjectVectors.t.sol.
const vectors = JSON.parse(readFileSync(new URL("../../../../vectors/subjects.json", import.meta.url), "utf8"));

describe("the subject of a statement about units", () => {
  for (const { name, units, subject } of vectors.units) {
    it(`is that of the shared vectors: ${name}`, () => expect(unitsSubject(units)).to.equal(subject));
  }

  it("is of units: at least one, each by its id", async () => {
    await refused(() => unitsSubject([]), "ARGUMENT_INVALID");
    const error = await refused(() => unitsSubject([id("a unit"), "0x1"]), "ARGUMENT_INVALID");
    expect(error.values).to.include({ field: "units[1]" });
  });
});
