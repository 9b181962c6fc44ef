import { expect } from "chai";
import { checkSuppressions } from "../../../scripts/check/suppressions.ts";
import { withTree } from "../../../src/testing/tree.ts";

describe("scripts/check/suppressions", () => {
  const lines = (source: string) =>
    withTree({ "src/a.ts": source }, (root) => checkSuppressions(root).problems.map((line) => line.split(" ", 1)[0]));

  it("refuses a bare suppression and accepts one with a reason", async () => {
    // Put together here, so that the check does not find them in this file.
    const slash = "//";
    const found = await lines(
      [
        `${slash} @ts-expect-error`,
        `${slash} @ts-expect-error the plugin's types lack this option`,
        `${slash} biome-ignore lint/suspicious/noConsole: `,
        `${slash} biome-ignore lint/suspicious/noConsole: a program's output`,
        `${slash} solhint-disable-next-line no-inline-assembly`,
        `${slash} The copy of the calldata would cost more than the rest.`,
        `${slash} solhint-disable-next-line no-inline-assembly`,
        `${slash} @ts-nocheck generated, one might say`, // text that the check has to refuse; switches nothing off
      ].join("\n"),
    );
    expect(found).to.deep.equal(["src/a.ts:1:", "src/a.ts:3:", "src/a.ts:5:", "src/a.ts:8:"]);
  });
});
