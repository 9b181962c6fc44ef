import { expect } from "chai";
import { learnFlatLine } from "../../../../../src/bridge/quality/learn/learn-flat-line.ts";
import { riverProfile } from "../../../../../src/bridge/quality/profiles/river.ts";

const settings = { interval: 900, unit: 0.01, persistence: 30, window: 3000 };
/** Runs of equal values, of these lengths. */
const runs = (...lengths: number[]) => lengths.flatMap((length, i) => Array<number>(length).fill(1 + i / 100));

describe("how long values may stand still", () => {
  it("is what an expert says, where the past keeps far from it", () => {
    expect(learnFlatLine({ ...settings, values: runs(5, 3, 9, 14, 2) })).to.deep.equal({
      suspect: 30 * 900,
      fail: 60 * 900,
      tolerance: 0.005,
    });
  });

  it("is four times the third longest run of a level that truly stands still", () => {
    expect(learnFlatLine({ ...settings, values: runs(60, 5, 90, 70, 1) })?.suspect).to.equal(4 * 60 * 900);
    expect(learnFlatLine({ ...settings, values: runs(800, 900, 1000) }), "beyond the window").to.equal(undefined);
  });

  it("does not learn from one or two instruments that were stuck", () => {
    expect(learnFlatLine({ ...settings, values: runs(2000, 5, 700, 6) })?.suspect).to.equal(30 * 900);
  });

  it("may be for ever at the freezing point of water", () => {
    expect(riverProfile.parameters.w01010?.detectionLimit).to.equal(0);
  });
});
