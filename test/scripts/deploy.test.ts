import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";

const ROOT = join(import.meta.dirname, "../..");

/** Runs `npm run deploy` as its task does. */
function deploy(args: readonly string[], rpc?: string) {
  const { BESU_RPC_URL: _, ...env } = process.env;
  const run = spawnSync(process.execPath, ["scripts/deploy.ts", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...env, ...(rpc && { BESU_RPC_URL: rpc }), BESU_DEPLOYER_KEY: `0x${"11".repeat(32)}` },
  });
  return { code: run.status, text: run.stderr };
}

describe("npm run deploy", function () {
  this.timeout(60_000);
  let dead: string;
  before(async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    dead = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    await new Promise((resolve) => server.close(resolve));
  });

  it("says that the node is dead, without a stack, and that it can be tried again", () => {
    const { code, text } = deploy(["--network", "besu", "--add", "custody"], dead);
    expect(text).to.match(/^RPC_UNREACHABLE: /);
    expect(text).not.to.match(/^\s+at /m);
    expect(code).to.equal(75);
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
