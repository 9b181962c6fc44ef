import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { temporaryFolder } from "../../src/testing/command-line.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Runs `npm run deploy` as its task does. */
function deploy(args: readonly string[], rpc?: string, key = `0x${"11".repeat(32)}`) {
  const { BESU_RPC_URL: _, ...env } = process.env;
  const run = spawnSync(process.execPath, ["scripts/deploy.ts", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...env, ...(rpc && { BESU_RPC_URL: rpc }), BESU_DEPLOYER_KEY: key },
  });
  return { code: run.status, text: run.stderr };
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

  it("says that the node is dead, without a stack, and that it can be tried again", () => {
    const { code, text } = deploy(["--network", "besu", "--add", "custody"], dead);
    expect(text).to.match(/^RPC_UNREACHABLE: /);
    expect(text).not.to.match(/^\s+at /m);
    expect(code).to.equal(75);
  });

  it("says which key of the configuration is wrong, and where the keys are described", () => {
    const config = join(folder, "config.json");
    writeFileSync(config, JSON.stringify({ founders: [], council: {} }));
    const { code, text } = deploy(["--network", "besu", "--config", config], dead);
    expect(text).to.match(/^DEPLOY_CONFIG_INVALID: founders .*\n {2}Mend the key .*docs\/guides\/deployment\.md/);
    expect(code).to.equal(1);
  });

  it("says what is wrong with its arguments and its network's settings", () => {
    for (const [args, expected] of [
      [["--netwrk", "besu"], /^USAGE: .*--netwrk/],
      [["--network", "besu", "--add", "custody", "--domains", "evidence"], /^USAGE: --add goes with neither/],
      [["--network", "besu"], /^HHE\d+: .*BESU_RPC_URL/],
    ] as const) {
      const { code, text } = deploy(args);
      expect(text).to.match(expected);
      expect(text).not.to.match(/^\s+at /m);
      expect(code).to.equal(1);
    }
  });
});
