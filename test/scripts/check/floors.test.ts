import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { outsideFloor, raiseFloors } from "../../../scripts/check/floors.ts";
import { runCheck } from "../../../scripts/check/report.ts";
import { belowFloor, checkFloor } from "../../../scripts/check/test-counts.ts";
import { withTree } from "../../../src/testing/tree.ts";

const FILE = "scripts/check/floors.json";
const RAISE = "npm run tool -- scripts/check/floor.ts --update";

describe("scripts/check/floors", () => {
  const nothing = { name: "nothing", run: () => ({ seen: 98, of: "files", problems: [] }) };
  const run = async (committed: number) => (await runCheck(nothing, "", { nothing: committed })).problems;

  it("fails a check that saw less than 98 % of its committed count", async () => {
    expect(await run(101)).to.deep.equal([`saw 98 files, expected at least 99 (nothing in ${FILE})`]);
    expect(await run(100)).to.deep.equal([]);
  });

  it("fails one whose committed count is less than 98 % of what it saw, and says how to raise it", async () => {
    expect(await run(97)).to.deep.equal([]);
    expect(await run(96)).to.deep.equal([`saw 98 files, and ${FILE} has 96 for nothing: raise it with ${RAISE}`]);
  });

  it("lets a small count grow by one without a new commit", () => {
    expect(outsideFloor("few", 11, "files", 10)).to.equal(undefined);
    expect(outsideFloor("few", 12, "files", 10)).to.match(/saw 12 files, and .* has 10 for few/);
    expect(outsideFloor("few", 9, "files", 10)).to.match(/saw 9 files, expected at least 10/);
  });

  it("fails one without a count", () => {
    expect(outsideFloor("new", 5, "files", undefined)).to.equal(`${FILE} has no count for new; ${RAISE}`);
    expect(outsideFloor("new", 0, "files", 0)).to.equal(`${FILE} has no count for new; ${RAISE}`);
  });

  it("raises counts to what was seen and never lowers one", async () => {
    await withTree({ [FILE]: '{ "imports": 7, "lint": 3 }' }, (root) => {
      const raised = raiseFloors(root, { lint: 2, imports: 9, caps: 1 });
      expect(raised).to.deep.equal({ caps: 1, imports: 9, lint: 3 });
      expect(JSON.parse(readFileSync(join(root, FILE), "utf8"))).to.deep.equal(raised);
    });
  });
});

describe("scripts/check/test-counts", () => {
  const floors = { [FILE]: '{ "solidity tests": 200, "mocha tests": 300 }' };
  const problems = (files: Record<string, string>) => withTree(files, (root) => checkFloor(root).problems);

  it("fails when fewer tests passed than the floor", async () => {
    expect(belowFloor({ solidity: 196, mocha: 293 }, { "solidity tests": 200, "mocha tests": 300 })).to.deep.equal([
      `293 mocha tests passed, the floor is 294 (${FILE})`,
    ]);
    expect(await problems({ ...floors, ".tally/tests.json": '{ "solidity": 0, "mocha": 300 }' })).to.deep.equal([
      `saw 0 passed tests, expected at least 196 (solidity tests in ${FILE})`,
    ]);
  });

  it("fails a run without tests when nothing is committed", () => {
    expect(belowFloor({ solidity: 0, mocha: 0 }, {})).to.have.length(2);
  });

  it("fails when so many more passed that the count has to be committed", async () => {
    expect(await problems({ ...floors, ".tally/tests.json": '{ "solidity": 205, "mocha": 300 }' })).to.deep.equal([
      `saw 205 passed tests, and ${FILE} has 200 for solidity tests: raise it with ${RAISE}`,
    ]);
    const more = (mocha: number) => ({ ...floors, ".tally/tests.json": `{ "solidity": 200, "mocha": ${mocha} }` });
    expect(await problems(more(333))).to.deep.equal([]);
    expect(await problems(more(334))).to.deep.equal([
      `saw 334 passed tests, and ${FILE} has 300 for mocha tests: raise it with ${RAISE}`,
    ]);
  });

  it("fails without counts, and passes without a run", async () => {
    expect(await problems({})).to.deep.equal([
      `${FILE} has no count for solidity tests; ${RAISE}`,
      `${FILE} has no count for mocha tests; ${RAISE}`,
    ]);
    expect(await problems(floors)).to.deep.equal([]);
  });
});
