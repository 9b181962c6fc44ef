import { equal, ok } from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startProgram } from "../../src/testing/child.ts";
import { checkBridge } from "./bridge.ts";
import { CONSUMER } from "./consumer-files.ts";
import { attempt, npm, plainEnvironment, succeed } from "./run-command.ts";

/** Makes a consumer's project of a folder in which the package is installed. */
export function writeConsumer(folder: string): void {
  const file = join(folder, "package.json");
  const before = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  writeFileSync(file, JSON.stringify({ ...before, type: "module" }));
  for (const [path, text] of Object.entries(CONSUMER)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.trimStart());
  }
}

const tally = (folder: string) => join(folder, "node_modules", ".bin", "tally");

/** What has to work before Hardhat is there. */
export const WITHOUT_HARDHAT: Readonly<Record<string, (folder: string) => Promise<void> | void>> = {
  "the SDK imports, its Node part too"(folder) {
    equal(succeed(folder, process.execPath, "use.js"), "function,function,function false\ntrue true\n");
  },
  "a CommonJS program requires it"(folder) {
    equal(succeed(folder, process.execPath, "common.cjs"), "function function\n");
  },
  "what is inside is not reachable"(folder) {
    for (const path of [
      "core/send/outbox",
      "core",
      "core/events",
      "custody/model",
      "evidence/actions/attestations",
      "evidence/actions/attest",
      "dist/src/sdk/index.js",
      "evidence/../core",
    ]) {
      const { status, stderr } = attempt(
        folder,
        process.execPath,
        "--input-type=module",
        "-e",
        `import "tallystick/${path}"`,
      );
      ok(
        status !== 0 && /ERR_(MODULE_NOT_FOUND|PACKAGE_PATH_NOT_EXPORTED|INVALID_MODULE_SPECIFIER)/.test(stderr),
        path,
      );
    }
  },
  "npx tally --help works"(folder) {
    ok(npm(folder, "exec", "--offline", "--", "tally", "--help").includes("Usage: tally"));
  },
  "tally up says that hardhat is missing"(folder) {
    const { status, stdout } = attempt(folder, tally(folder), "--json", "up", "--port", "0");
    equal(JSON.parse(stdout).error.code, "HARDHAT_MISSING");
    equal(status, 1);
  },
};

/** What has to work with Hardhat, the compiler of its contracts and TypeScript. */
export const WITH_HARDHAT: Readonly<Record<string, (folder: string) => Promise<void> | void>> = {
  "a strict TypeScript file type-checks against the package"(folder) {
    succeed(folder, process.execPath, "node_modules/typescript/bin/tsc", "-p", "tsconfig.json");
  },
  "a Hardhat project compiles against tallystick/contracts"(folder) {
    succeed(folder, process.execPath, "node_modules/hardhat/dist/src/cli.js", "build");
    const { abi } = JSON.parse(readFileSync(join(folder, "artifacts/contracts/Payout.sol/Payout.json"), "utf8"));
    ok(abi.some(({ name }: { name: string }) => name === "dueInBatch"));
  },
  async "tally up and tally deployment verify work"(folder) {
    const deployment = join(folder, "deployments", "embedded.json");
    const up = startProgram(tally(folder), ["--json", "up", "--port", "0"], { cwd: folder, env: plainEnvironment() });
    try {
      const { url } = JSON.parse(await up.firstLine);
      const printed = succeed(folder, tally(folder), "--rpc", url, "--json", "deployment", "verify");
      const { contracts } = JSON.parse(printed);
      const { contracts: deployed } = JSON.parse(readFileSync(deployment, "utf8"));
      equal(contracts.length, Object.keys(deployed).length);
      ok(contracts.every(({ runtime, ok }: { runtime: string; ok: boolean }) => ok && runtime === "exact"));
    } finally {
      equal((await up.stop("SIGTERM")).status, 0);
    }
  },
  "tally bridge run seals a reading, and so does a program by tallystick/bridge": (folder) =>
    checkBridge(folder, tally(folder)),
};
