import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { attemptNpm } from "../../scripts/package/run-command.ts";
import { withTree } from "../../src/testing/tree.ts";

const ROOT = join(import.meta.dirname, "../..");

describe("npm pack in a clone", () => {
  it("fails without dist/, scripts or not, and makes no package", async () => {
    await withTree({ "README.md": "a clone" }, (clone) => {
      for (const file of [".npmrc", "package.json"]) copyFileSync(join(ROOT, file), join(clone, file));
      const { status, stderr } = attemptNpm(clone, "pack", "--ignore-scripts");
      expect(status).not.to.equal(0);
      expect(stderr).to.match(/ENOENT.*dist/s);
      expect(attemptNpm(clone, "pack").status, "as .npmrc says").not.to.equal(0);
      expect(readdirSync(clone).filter((file) => file.endsWith(".tgz"))).to.deep.equal([]);
      mkdirSync(join(clone, "dist"));
      expect(attemptNpm(clone, "pack").status).to.equal(0);
      expect(existsSync(join(clone, "dist"))).to.equal(true);
    });
  });
});

describe("npm publish in a clone", () => {
  it("builds first, whatever .npmrc says of scripts, and ends where that fails", async () => {
    const build = `
      console.error("built: " + process.argv[2]);
      process.exitCode = 3;
    `;
    await withTree({ "README.md": "a clone", "scripts/bootstrap.mjs": build }, (clone) => {
      for (const file of [".npmrc", "package.json"]) copyFileSync(join(ROOT, file), join(clone, file));
      const { status, stdout, stderr } = attemptNpm(clone, "publish", "--dry-run", "--registry", "http://127.0.0.1:9");
      expect(status).to.equal(3);
      expect(stderr).to.contain("built: build\n");
      expect(stdout).not.to.contain("+ tallystick@");
    });
  });
});
