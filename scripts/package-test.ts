/** `npm run test:package`: packs the package, installs it by npm into an empty folder, and uses it there. Asks the registry. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WITH_HARDHAT, WITHOUT_HARDHAT, writeConsumer } from "./package/consumer.ts";
import { pack } from "./package/pack.ts";
import { npm } from "./package/run-command.ts";

const ROOT = join(import.meta.dirname, "..");

/** The versions that this repository works with. */
function pinned(...names: string[]): string[] {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return names.map((name) => `${name}@${devDependencies[name]}`);
}

async function main(): Promise<boolean> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tallystick-")));
  const [passed, failed]: [string[], string[]] = [[], []];
  const check = async (name: string, act: () => Promise<void> | void) => {
    const start = performance.now();
    const error = await Promise.resolve()
      .then(act)
      .catch((cause: Error) => cause);
    (error ? failed : passed).push(name);
    console.log(`${error ? "FAIL" : "ok  "} ${name}, ${((performance.now() - start) / 1000).toFixed(1)} s`);
    if (error) console.error(error.message);
  };
  const checks = async (of: typeof WITH_HARDHAT) => {
    for (const [name, act] of Object.entries(of)) await check(name, () => act(folder));
  };
  try {
    // Outside the folder that it is installed into: that one is empty.
    const store = mkdtempSync(join(tmpdir(), "tallystick-"));
    await check("npm install TARBALL into an empty folder", () => {
      const { tarball, files } = pack(ROOT, store, { build: true });
      console.log(`     ${files.length} files, ${statSync(tarball).size} bytes`);
      npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", tarball);
    });
    rmSync(store, { recursive: true });
    if (failed.length === 0) {
      writeConsumer(folder);
      await checks(WITHOUT_HARDHAT);
      await check("npm install hardhat beside it", () => {
        const tools = pinned("hardhat", "solc", "typescript", "@types/node");
        npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", "--save-dev", ...tools);
      });
      await checks(WITH_HARDHAT);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${passed.length} passed, ${failed.length} failed`);
  return failed.length === 0;
}

process.exitCode = (await main()) ? 0 : 1;
