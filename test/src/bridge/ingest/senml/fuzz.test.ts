import { expect } from "chai";
import { senmlTarget } from "../../../../../scripts/fuzz/senml.ts";
import { seeded } from "../../../../../src/testing/random.ts";

describe("SenML under random input", () => {
  it("accepts or refuses with a code, whatever comes", () => {
    const { inputs, outcomes, problems } = senmlTarget.run(seeded(8428), 5_000);
    expect(problems).to.deep.equal([]);
    expect(inputs).to.equal(5_000);
    expect(outcomes).to.include.keys(
      ...["accepted", "SENML_SYNTAX", "SENML_INVALID", "SENML_UNSUPPORTED", "SENML_NOT_A_READING"],
      ...["PARAMETER_UNKNOWN", "UNIT_UNKNOWN", "UNIT_INCOMPATIBLE", "VALUE_OUT_OF_RANGE"],
    );
  });
});
