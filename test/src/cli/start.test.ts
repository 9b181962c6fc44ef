import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { isAtLeast, NODE_NEEDED } from "../../../src/cli/shared/node-version.ts";
import { startProgram } from "../../../src/testing/child.ts";
import { tally, temporaryFolder } from "../../../src/testing/command-line.ts";

const ROOT = join(import.meta.dirname, "../../..");
const MAIN = join(ROOT, "src/cli/main.ts");

describe("tally and the environment", () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Which deployment file it looks for, all by itself in a folder. */
  async function deploymentOf(...args: string[]): Promise<string> {
    const { TALLY_DEPLOYMENT: _, ...env } = process.env;
    const options = { cwd: folder, env };
    const { ended } = startProgram(process.execPath, [MAIN, "--json", ...args, "members", "list"], options);
    const { error } = JSON.parse((await ended).stdout);
    expect(error.code).to.equal("FILE_UNREADABLE");
    return error.values.file;
  }

  it("reads a file of variables where --env names it, and nowhere else", async () => {
    writeFileSync(join(folder, ".env"), "TALLY_DEPLOYMENT=elsewhere.json\n");
    expect(await deploymentOf()).to.equal("deployments/embedded.json");
    expect(await deploymentOf("--env", ".env")).to.equal("elsewhere.json");
    expect(await deploymentOf("--env", ".env", "--deployment", "mine.json")).to.equal("mine.json");
    expect(await deploymentOf("--env", "nowhere")).to.equal("nowhere");
  });

  it("lets the environment go before the file, and the key of the file be used", async () => {
    const file = join(folder, "variables");
    const deployment = join(folder, "deployment.json");
    writeFileSync(file, `TALLY_DEPLOYMENT=${deployment}\nTALLY_RPC_URL=not-an-address\nTALLY_KEY="0x12"\n`);
    const error = async (...args: string[]) => (await tally(["--json", "--env", file, ...args])).json().error;
    expect((await error("members", "list")).values.file).to.equal(deployment);
    const other = await tally(["--json", "--env", file, "members", "list"], { TALLY_DEPLOYMENT: "other.json" });
    expect(other.json().error.values.file).to.equal("other.json");
    const contract = { address: `0x${"11".repeat(20)}`, block: 1, tx: `0x${"22".repeat(32)}`, args: "0x" };
    const contracts = { Members: contract };
    writeFileSync(
      deployment,
      JSON.stringify({ network: "test", chainId: 1981, genesisHash: `0x${"33".repeat(32)}`, contracts }),
    );
    expect(await error("members", "list")).to.deep.include({ code: "USAGE", values: { rpc: "not-an-address" } });
    expect((await error("revoke", "0x00")).code).to.equal("KEY_INVALID");
  });
});

describe("tally under an old Node", () => {
  /** Runs the program where Node calls itself by another version. */
  const under = (node: string, ...args: string[]) => {
    const versions = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${node}" } })`;
    const hook = `data:text/javascript,${encodeURIComponent(versions)}`;
    return startProgram(process.execPath, ["--import", hook, MAIN, ...args]).ended;
  };

  it("says which one it needs, and ends with 1", async () => {
    const text = await under("20.19.4", "members", "list");
    expect([text.status, text.stdout]).to.deep.equal([1, ""]);
    expect(text.stderr).to.match(/^NODE_TOO_OLD: tally needs Node 22\.13 or later, this is Node 20\.19\.4\n/);
    const json = await under("22.12.0", "--json", "--help");
    expect([json.status, json.stderr]).to.deep.equal([1, ""]);
    const { code, values } = JSON.parse(json.stdout).error;
    expect([code, values]).to.deep.equal(["NODE_TOO_OLD", { needed: "22.13 or later", found: "22.12.0" }]);
    expect((await under(`${NODE_NEEDED}.0`, "--help")).stdout).to.match(/^Usage: tally /);
  });

  it("needs the one that package.json names", () => {
    const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(engines.node).to.equal(`>=${NODE_NEEDED}`);
  });

  it("compares versions by number", () => {
    const compared = ["22.13.0", "22.14.1", "23.0.0", "100.0.0", "22.9.0", "20.19.0", "4.22.0"].map((version) =>
      isAtLeast(version, "22.13"),
    );
    expect(compared).to.deep.equal([true, true, true, true, false, false, false]);
  });
});
