import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { applicablePackages, installedVersions } from "../../scripts/lockfile.mjs";
import { fingerprint } from "../../scripts/tasks.mjs";
import { withTree } from "../../src/testing/tree.ts";

describe("scripts/bootstrap", () => {
  it("wants what belongs on this machine and not what is for another", async () => {
    const other = process.platform === "win32" ? "darwin" : "win32";
    const packages = {
      "": { name: "root" },
      "node_modules/a": { version: "1.0.0" },
      "node_modules/a-native": { version: "1.0.0", optional: true, os: [process.platform], cpu: [process.arch] },
      "node_modules/a-other-system": { version: "1.0.0", optional: true, os: [other] },
      "node_modules/a-other-processor": { version: "1.0.0", optional: true, cpu: [`!${process.arch}`] },
    };
    const wanted = await withTree({ "package-lock.json": JSON.stringify({ packages }) }, (root) =>
      applicablePackages(join(root, "package-lock.json")),
    );
    expect(wanted.map(({ path }) => path)).to.deep.equal(["node_modules/a", "node_modules/a-native"]);
  });

  it("finds each package of the lockfile by its hash", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: Record<string, { integrity?: string }>;
    };
    const without = Object.entries(packages).filter(([path, { integrity }]) => path !== "" && !integrity);
    expect(without.map(([path]) => path)).to.deep.equal([]);
  });

  it("finds nothing installed where npm has not been", async () => {
    expect((await withTree({}, installedVersions)).size).to.equal(0);
  });

  it("sees a changed file, a renamed one and a new one", async () => {
    const of = (files: Record<string, string>) => withTree(files, (root) => fingerprint(root, ["contracts"]));
    const first = await of({ "contracts/A.sol": "a" });
    expect(await of({ "contracts/A.sol": "a" })).to.equal(first);
    expect(await of({ "contracts/A.sol": "b" })).to.not.equal(first);
    expect(await of({ "contracts/B.sol": "a" })).to.not.equal(first);
    expect(await of({ "contracts/A.sol": "a", "contracts/B.sol": "" })).to.not.equal(first);
  });

  it("names the tasks when asked for one that does not exist", () => {
    const run = spawnSync(process.execPath, ["scripts/bootstrap.mjs", "fly"], { encoding: "utf8" });
    expect(run.status).to.equal(1);
    expect(run.stderr).to.match(/^set-up: There is no task "fly"\. Tasks: start, test, /);
  });
});
