import { expect } from "chai";
import { slowest } from "../../../scripts/test/counts.ts";
import { shuffled } from "../../../scripts/test/order.ts";

describe("scripts/test/order", () => {
  const items = Array.from({ length: 50 }, (_, i) => i);

  it("is a permutation that a seed repeats", () => {
    expect(shuffled(items, 7)).to.deep.equal(shuffled(items, 7));
    expect(shuffled(items, 7)).to.not.deep.equal(shuffled(items, 8));
    expect(shuffled(items, 7)).to.not.deep.equal(items);
    expect(shuffled(items, 7).sort((a, b) => a - b)).to.deep.equal(items);
  });
});

describe("scripts/test/counts", () => {
  it("names the slowest first, and no more than asked for", () => {
    expect(slowest({ a: 1, b: 3, c: 2 }, 2)).to.deep.equal([
      ["b", 3],
      ["c", 2],
    ]);
  });
});
