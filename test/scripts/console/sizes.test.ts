import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { keptBytes, pageSizes } from "../../../scripts/console/sizes.ts";
import { withTree } from "../../../src/testing/tree.ts";

describe("scripts/console/sizes", () => {
  const text = (bytes: number) => randomBytes(bytes / 2).toString("hex");

  it("counts for the shell all that the first page loads, and for a page what it loads on top", async () => {
    const sizes = await withTree(
      {
        "index.html": "<p>",
        "main.js": text(2_000),
        "shared.js": text(4_000),
        "river.js": text(6_000),
        "river.css": text(1_000),
        "manifest.json": JSON.stringify({
          "index.html": { file: "main.js", isEntry: true, imports: ["_shared"], dynamicImports: ["river-page.tsx"] },
          _shared: { file: "shared.js" },
          "river-page.tsx": {
            file: "river.js",
            isDynamicEntry: true,
            imports: ["_shared", "index.html"],
            css: ["river.css"],
          },
        }),
      },
      async (folder) => pageSizes(folder),
    );
    const [shell, river] = sizes;
    expect(sizes.map(({ page, budget }) => [page, budget])).to.deep.equal([
      ["shell", 220_000],
      ["river-page.tsx", 60_000],
    ]);
    expect(shell?.bytes).to.be.within(3_000, 4_400);
    expect(river?.bytes).to.be.within(3_500, 5_000);
  });

  it("counts what no single page says: all of it, the page that verifies, what reads codes", async () => {
    const kept = await withTree(
      { "verify.html": text(2_000), "assets/reader.wasm": text(4_000), "assets/main.js": text(1_000) },
      async (folder) => keptBytes(folder),
    );
    expect(kept["verify.html"]).to.be.within(1_000, 1_400);
    expect(kept.wasm).to.be.within(2_000, 2_600);
    expect(kept.everything).to.be.within(kept["verify.html"] + kept.wasm + 500, kept["verify.html"] + kept.wasm + 800);
  });
});
