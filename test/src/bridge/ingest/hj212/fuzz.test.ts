import { expect } from "chai";
import { target } from "../../../../../scripts/fuzz/hj212.ts";
import { fuzz } from "../../../../../scripts/fuzz/run.ts";

describe("HJ 212 under fuzzing", () => {
  it("refuses what it cannot read with a code, in bounded steps (short run)", () => {
    const { inputs, outcomes, problems } = fuzz(target, { runs: 20_000, seed: 212 });
    expect(problems).to.deep.equal([]);
    expect(inputs).to.equal(20_000);
    expect(outcomes).to.include.all.keys("taken", "partly taken", "HJ212_GARBAGE", "HJ212_FRAME_CUT");
    expect(outcomes).to.include.all.keys("HJ212_LENGTH_WRONG", "HJ212_CRC_WRONG", "HJ212_LENGTH_AND_CRC_WRONG");
    expect(outcomes).to.include.all.keys("HJ212_SEGMENT_MALFORMED", "HJ212_FIELD_INVALID", "HJ212_TIME_INVALID");
  });
});
