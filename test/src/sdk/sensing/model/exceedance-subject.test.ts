import { readFileSync } from "node:fs";
import { expect } from "chai";
import { exceedanceId, exceedanceSubject } from "../../../../../src/sdk/sensing/model/exceedance-id.ts";
import { refused } from "../../../../../src/testing/errors.ts";

// The Solidity tests read the same file: SubjectVectors.t.sol.
const vectors = JSON.parse(readFileSync(new URL("../../../../vectors/subjects.json", import.meta.url), "utf8"));

describe("the subject of a statement about an exceedance", () => {
  for (const { name, sensor, seq, subject } of vectors.exceedances) {
    it(`is that of the shared vectors: ${name}`, () => {
      expect(exceedanceSubject(exceedanceId({ sensor, seq }))).to.equal(subject);
    });
  }

  it("is of a reading of a sensor", async () => {
    for (const id of [0n, 1n << 64n, 7n, 1n << 96n]) await refused(() => exceedanceSubject(id), "ARGUMENT_INVALID");
  });
});
