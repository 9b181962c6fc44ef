import { expect } from "chai";
import { checkEffects } from "../../../scripts/check/effects.ts";
import { withTree } from "../../../src/testing/tree.ts";

describe("scripts/check/effects", () => {
  const use = "export const now = () => Date.now();\n";

  it("refuses the clock in the SDK and allows it in lib/ and main.ts", async () => {
    const files = {
      "src/sdk/a.ts": use,
      "src/lib/clock.ts": use,
      "src/bridge/main.ts": use,
    };
    const report = await withTree(files, (root) => checkEffects(root, { "src/lib/": "behind interfaces" }));
    expect(report).to.deep.equal({
      seen: 2,
      of: "files",
      problems: ["src/sdk/a.ts:1: uses the clock itself; take it as an argument (T4)"],
    });
  });

  it("finds timers, environment, network and files, but not in comments or method calls", async () => {
    const source = [
      'import { readFileSync } from "node:fs";',
      "setTimeout(f, 1);",
      "const e = process.env;",
      "await fetch(url);",
      "await client.fetch(url); // not fetch( itself",
    ];
    const { problems } = await withTree({ "src/sdk/a.ts": source.join("\n") }, (root) => checkEffects(root, {}));
    expect(problems.map((line) => line.split(" ", 1)[0])).to.deep.equal([
      "src/sdk/a.ts:1:",
      "src/sdk/a.ts:2:",
      "src/sdk/a.ts:3:",
      "src/sdk/a.ts:4:",
    ]);
  });

  it("refuses an exception that excuses nothing", async () => {
    const { problems } = await withTree({ "src/sdk/a.ts": "export {};\n" }, (root) =>
      checkEffects(root, { "src/sdk/a.ts": "once used the clock" }),
    );
    expect(problems).to.deep.equal([
      'scripts/check/effects.ts: the exception "src/sdk/a.ts" excuses nothing any more; remove it',
    ]);
  });
});
