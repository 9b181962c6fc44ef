import { expect } from "chai";
import { checkGenerated } from "../../../scripts/check/generated.ts";
import type { Generator } from "../../../scripts/generate/generator.ts";
import { write } from "../../../scripts/generate/generator.ts";
import { withTree } from "../../../src/testing/tree.ts";

describe("scripts/check/generated", () => {
  const generator: Generator = {
    name: "made-up",
    files: () => new Map([["docs/a.md", "<!-- Generated -->\nnew\n"]]),
  };

  it("refuses a stale file and a missing one, and accepts what the generator wrote", async () => {
    await withTree({ "docs/a.md": "<!-- Generated -->\nold\n" }, async (root) => {
      expect((await checkGenerated(root, [generator])).problems).to.deep.equal(["docs/a.md: stale; npm run generate"]);
      expect(await write(root, generator)).to.deep.equal(["docs/a.md"]);
      expect(await checkGenerated(root, [generator])).to.deep.equal({ seen: 1, of: "files", problems: [] });
      expect(await write(root, generator)).to.deep.equal([]);
    });
    const { problems } = await withTree({}, (root) => checkGenerated(root, [generator]));
    expect(problems).to.deep.equal(["docs/a.md: missing; npm run generate"]);
  });

  it("refuses a file that does not say so in line 1", async () => {
    const silent: Generator = { name: "silent", files: () => new Map([["docs/a.md", "text\n"]]) };
    const { problems } = await withTree({ "docs/a.md": "text\n" }, (root) => checkGenerated(root, [silent]));
    expect(problems).to.deep.equal(["docs/a.md: generated, but line 1 does not say so (C2)"]);
  });
});
