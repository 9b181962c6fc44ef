import { expect } from "chai";
import { checkLiterals } from "../../../scripts/check/literals.ts";
import { withTree } from "../../../src/testing/tree.ts";

describe("scripts/check/literals", () => {
  const lines = (source: string) =>
    withTree({ "src/a.ts": source }, (root) => checkLiterals(root).problems.map((line) => line.split(" ", 1)[0]));

  it("refuses a literal spread into a literal, in parentheses and under a type too", async () => {
    const found = await lines(
      ["const a = { x, ...{ y } };", "const b = {", "  ...({ y } as const),", "};", "const c = { ...({ y }) };"].join(
        "\n",
      ),
    );
    expect(found).to.deep.equal(["src/a.ts:1:", "src/a.ts:3:", "src/a.ts:5:"]);
  });

  it("accepts spreads of what has a name, of a choice, of calls and arrays, and what texts and comments say", async () => {
    const found = await lines(
      [
        "const a = { ...b, ...(c && { d }), ...(e ? { f } : {}), ...g({ h }) };",
        "const i = [...[1, 2]];",
        'const j = "...{ k }"; // { ...{ l } }',
        "const m = `{ ...{ n } }`;",
      ].join("\n"),
    );
    expect(found).to.deep.equal([]);
  });
});
