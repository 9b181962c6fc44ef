import { expect } from "chai";
import { filesMatching } from "../../../scripts/check/files.ts";
import { ROOT } from "../../../scripts/check/report.ts";
import { slowest, together } from "../../../scripts/test/counts.ts";
import { LONG_FILES } from "../../../scripts/test/long-files.ts";
import { longestFirst, shuffled } from "../../../scripts/test/order.ts";

describe("scripts/test/order", () => {
  const items = Array.from({ length: 50 }, (_, i) => i);

  it("is a permutation that a seed repeats", () => {
    expect(shuffled(items, 7)).to.deep.equal(shuffled(items, 7));
    expect(shuffled(items, 7)).to.not.deep.equal(shuffled(items, 8));
    expect(shuffled(items, 7)).to.not.deep.equal(items);
    expect(shuffled(items, 7).sort((a, b) => a - b)).to.deep.equal(items);
  });
});

describe("scripts/test/order, longest first", () => {
  it("begins with what took longest, and leaves what it does not know where it stands", () => {
    const seconds = { a: 1, b: 5, c: 4, e: 0.1 };
    expect(longestFirst(["a", "b", "c", "d", "e"], seconds)).to.deep.equal(["b", "c", "a", "d", "e"]);
  });

  it("knows only files that there are", () => {
    const files = filesMatching(ROOT, "test/**/*.ts");
    expect(Object.keys(LONG_FILES).filter((file) => !files.includes(file))).to.deep.equal([]);
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
    const one = { passed: 1, failed: 0, skipped: 2, failures: [], phases: { tests: 3, load: 1 }, files: { a: 1 } };
    const two = { passed: 4, failed: 1, skipped: 0, failures: ["b fails"], phases: { tests: 5 }, files: { b: 2 } };
    expect(together([one, two])).to.deep.equal({
      passed: 5,
      failed: 1,
      skipped: 2,
      failures: ["b fails"],
      phases: { tests: 5, load: 1 },
      files: { a: 1, b: 2 },
    });
  });
});
