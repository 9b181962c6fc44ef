import { expect } from "chai";
import { slowest, together } from "../../../scripts/test/counts.ts";
import { shares, shuffled } from "../../../scripts/test/order.ts";

describe("scripts/test/order", () => {
  const items = Array.from({ length: 50 }, (_, i) => i);

  it("is a permutation that a seed repeats", () => {
    expect(shuffled(items, 7)).to.deep.equal(shuffled(items, 7));
    expect(shuffled(items, 7)).to.not.deep.equal(shuffled(items, 8));
    expect(shuffled(items, 7)).to.not.deep.equal(items);
    expect(shuffled(items, 7).sort((a, b) => a - b)).to.deep.equal(items);
  });
});

describe("scripts/test/order, shares", () => {
  it("give each process the same work, in the order of the files, and every file once", () => {
    const seconds = { a: 5, b: 1, c: 4, d: 2, e: 3 };
    expect(shares(["a", "b", "c", "d", "e"], 2, seconds)).to.deep.equal([
      ["a", "b", "d"],
      ["c", "e"],
    ]);
  });

  it("deal files of unknown length out in turn", () => {
    expect(shares(["a", "b", "c", "d", "e"], 2, {})).to.deep.equal([
      ["a", "c", "e"],
      ["b", "d"],
    ]);
    expect(shares(["a"], 2, {})).to.deep.equal([["a"], []]);
  });
});

describe("scripts/test/counts", () => {
  it("names the slowest first, and no more than asked for", () => {
    expect(slowest({ a: 1, b: 3, c: 2 }, 2)).to.deep.equal([
      ["b", 3],
      ["c", 2],
    ]);
  });

  it("are summed over lanes, and their phases are as long as the longest", () => {
    const one = { passed: 1, failed: 0, skipped: 2, phases: { tests: 3, load: 1 }, files: { a: 1 } };
    const two = { passed: 4, failed: 1, skipped: 0, phases: { tests: 5 }, files: { b: 2 } };
    expect(together([one, two])).to.deep.equal({
      passed: 5,
      failed: 1,
      skipped: 2,
      phases: { tests: 5, load: 1 },
      files: { a: 1, b: 2 },
    });
  });
});
