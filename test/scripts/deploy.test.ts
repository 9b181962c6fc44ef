import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { expect } from "chai";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { PLAN } from "../../src/deploy/plan.ts";
import { contractsOf, presenceOf, selectDomains } from "../../src/deploy/select-domains.ts";
import { parseDeployment } from "../../src/sdk/core/deployment.ts";
import { temporaryFolder } from "../../src/testing/command-line.ts";
import { startNode } from "../../src/testing/node.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Runs `npm run deploy` as its task does. */
async function deploy(args: readonly string[], rpc?: string, key = `0x${"11".repeat(32)}`) {
  const { BESU_RPC_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ["scripts/deploy.ts", ...args], {
    cwd: ROOT,
    env: { ...env, ...(rpc && { BESU_RPC_URL: rpc }), BESU_DEPLOYER_KEY: key },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, text, code] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve)),
  ]);
  return { code, out, text };
}

describe("npm run deploy", function () {
  this.timeout(60_000);
  let dead: string;
  let folder: string;
  before(async () => {
    folder = temporaryFolder();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    dead = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    await new Promise((resolve) => server.close(resolve));
  });

  after(() => rmSync(folder, { recursive: true }));

  it("says that the node is dead, without a stack, and that it can be tried again", async () => {
    const { code, text } = await deploy(["--network", "besu", "--add", "custody"], dead);
    expect(text).to.match(/^RPC_UNREACHABLE: /);
    expect(text).not.to.match(/^\s+at /m);
    expect(code).to.equal(75);
  });

  it("says which key of the configuration is wrong, and where the keys are described", async () => {
    const config = join(folder, "config.json");
    writeFileSync(config, JSON.stringify({ founders: [], council: {} }));
    const { code, text } = await deploy(["--network", "besu", "--config", config], dead);
    expect(text).to.match(/^DEPLOY_CONFIG_INVALID: founders .*\n {2}Mend the key .*docs\/guides\/deployment\.md/);
    expect(code).to.equal(1);
  });

  it("founds a deployment on a node, adds a domain to it, and sends nothing when all is there", async () => {
    const node = await startNode();
    try {
      const { privateKey, address } = developmentWallet(0);
      const config = join(folder, "founding.json");
      const path = join(folder, "new", "deployment.json");
      const council = { timelockDelay: 0, votingDelay: 0, votingPeriod: 3600 };
      writeFileSync(
        config,
        JSON.stringify({ founders: [{ name: "A", admin: developmentWallet(1).address }], council }),
      );
      const run = (...args: string[]) =>
        deploy(["--network", "besu", "--deployment", path, ...args], node.url, privateKey);
      const file = () => parseDeployment(JSON.parse(readFileSync(path, "utf8")));
      const table = () =>
        Object.entries(file().contracts).map(([name, at]) => `${name.padEnd(24)} ${at.address}  block ${at.block}`);

      const founded = await run("--config", config, "--domains", "evidence");
      expect([founded.code, founded.out.trim().split("\n")], founded.text).to.deep.equal([
        0,
        [...table(), `written: ${path}`],
      ]);
      expect(Object.keys(file().contracts)).to.deep.equal(
        contractsOf(selectDomains(PLAN, ["evidence"])).map(({ name }) => name),
      );
      expect(founded.text).to.match(/^deploying TimelockController\n(.*\n)*deploying Fingerprints\n$/);

      const added = await run("--add", "custody");
      expect([added.code, added.out.trim().split("\n")], added.text).to.deep.equal([
        0,
        [...table(), `written: ${path}`],
      ]);
      expect(presenceOf(PLAN, file().contracts)).to.include({
        evidence: "complete",
        custody: "complete",
        sensing: "absent",
      });
      expect(file().pending).to.equal(undefined);

      const before = readFileSync(path, "utf8");
      const sent = await node.chain.ethers.provider.getTransactionCount(address);
      for (const args of [
        ["--add", "custody"],
        ["--config", config, "--domains", "evidence"],
      ]) {
        const again = await run(...args);
        expect([again.code, again.text, again.out], again.text).to.deep.equal([0, "", added.out]);
      }
      expect(readFileSync(path, "utf8")).to.equal(before);
      expect(await node.chain.ethers.provider.getTransactionCount(address)).to.equal(sent);
    } finally {
      await node.close();
    }
  });

  it("says what is wrong with its arguments and its network's settings", async () => {
    for (const [args, expected] of [
      [["--netwrk", "besu"], /^USAGE: .*--netwrk/],
      [["--network", "besu", "--add", "custody", "--domains", "evidence"], /^USAGE: --add does not go with/],
      [["--network", "besu"], /^HHE\d+: .*BESU_RPC_URL/],
    ] as const) {
      const { code, text } = await deploy(args);
      expect(text).to.match(expected);
      expect(text).not.to.match(/^\s+at /m);
      expect(code).to.equal(1);
    }
  });
});
