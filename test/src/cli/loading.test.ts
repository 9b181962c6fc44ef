import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { loadedModules, packageOf } from "../../../src/testing/observe/observe.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");
/** A port on which nothing listens. */
const NOBODY = ["--rpc", "http://127.0.0.1:9"];

/** What `tally` loads: packages from npm, and its own files. */
async function loaded(...args: string[]) {
  const { modules, status } = await loadedModules({ program: MAIN, args });
  const packages = new Set(modules.map(packageOf).filter((name) => name !== undefined));
  const own = modules.filter((url) => packageOf(url) === undefined && url.includes("/src/cli/"));
  return { status, packages: [...packages], own: own.map((url) => url.slice(url.indexOf("/src/cli/") + 9)), modules };
}

describe("what tally loads", () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Files of commands, and what they share within their domain. */
  const ofDomains = (own: readonly string[]) =>
    own.filter((file) => file.includes("/") && !/^shared\/|^\w+\/commands\.ts$/.test(file));

  for (const args of [["--help"], ["custody", "--help"], ["--version"], ["fly"], ["custody"]]) {
    it(`for tally ${args.join(" ")}: commander, and no file of any command`, async () => {
      const { packages, own, modules } = await loaded(...args);
      expect(packages).to.deep.equal(["commander"]);
      expect(ofDomains(own)).to.deep.equal([]);
      // Beside them one list of commands for each domain.
      const files = modules.filter((url) => url.startsWith("file:"));
      expect(files.filter((url) => !/\/src\/cli\/\w+\/commands\.ts$/.test(url))).to.have.length.within(6, 29);
    });
  }

  it("for the help of a verb: the file of that verb", async () => {
    const { own } = await loaded("bridge", "run", "--help");
    expect(ofDomains(own)).to.deep.equal(["bridge/run.ts", "bridge/shared/open.ts"]);
  });

  it("for a read: no server, no schema compiler, no file of another command", async () => {
    const file = join(folder, "deployment.json");
    writeFileSync(file, JSON.stringify({}));
    const { status, packages, own } = await loaded(...NOBODY, "--deployment", file, "members", "list");
    expect(status).to.equal(1); // DEPLOYMENT_INVALID: everything that a read loads is loaded by then
    expect(ofDomains(own)).to.deep.equal(["members/list.ts"]);
    expect(packages).to.include.members(["commander", "ethers"]);
    expect(packages).not.to.include.oneOf([
      "fastify",
      "pino",
      "ajv",
      "mqtt",
      "pg",
      "qrcode",
      "hardhat",
      "cli-progress",
    ]);
  });
});
