/** What each command of package.json runs, once the set-up is done. Part of bootstrap.mjs: plain JavaScript. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const say = (text) => ["-e", `console.log(${JSON.stringify(text)})`];
const hardhat = (...args) => ["node_modules/hardhat/dist/src/cli.js", ...args];

/** A program that may not be written yet: then it says so plainly, and does not pretend to have run. */
const program = (file, nothing) => (args) => (existsSync(file) ? [[file, ...args]] : [say(nothing)]);

/**
 * `build`: needs the compiled contracts and their bindings. `steps`: argument lists for Node, run one after the other until
 * one fails.
 */
export const TASKS = {
  start: { build: true, steps: (args) => [["scripts/start.ts", ...args]] },
  test: { build: true, steps: (args) => [["scripts/test.ts", ...args]] },
  "test:conformance": {
    build: true,
    steps: () => [["scripts/conformance.ts"]],
  },
  "test:besu": { build: true, steps: (args) => [["scripts/besu/main.ts", ...args]] },
  "test:api": { build: true, steps: () => [["scripts/api/main.ts"]] },
  "test:dsp": { build: false, steps: (args) => [["scripts/dsp/main.ts", ...args]] },
  "test:standards": { build: true, steps: () => [["scripts/standards/main.ts"]] },
  "test:console": { build: true, steps: (args) => [["scripts/console/chromium.ts", ...args]] },
  "test:crash": { build: true, steps: (args) => [["scripts/crash/main.ts", ...args]] },
  "test:mutants": { build: true, steps: (args) => [["scripts/mutants/main.ts", ...args]] },
  "test:fuzz": { build: true, steps: (args) => [["--expose-gc", "scripts/fuzz.ts", ...args]] },
  "test:symbolic": { build: false, steps: () => [["scripts/symbolic/main.ts"]] },
  "test:package": { build: true, steps: (args) => [["scripts/package-test.ts", ...args]] },
  check: { build: true, steps: (args) => [["scripts/check/all.ts", ...args]] },
  coverage: { build: false, steps: (args) => [["scripts/coverage.ts", ...args]] },
  "bench:gas": { build: true, steps: (args) => [["bench/gas.ts", ...args]] },
  "bench:besu": { build: true, steps: (args) => [["bench/besu.ts", ...args]] },
  "bench:bridge": { build: true, steps: program("bench/bridge.ts", "There is no bridge to measure yet.") },
  "bench:console": { build: false, steps: () => [["bench/console.ts"]] },
  "bench:indexer": { build: true, steps: (args) => [["bench/indexer.ts", ...args]] },
  "bench:vault": { build: false, steps: (args) => [["bench/vault.ts", ...args]] },
  "bench:clearing": { build: true, steps: (args) => [["bench/clearing.ts", ...args]] },
  "bench:watchlist": { build: false, steps: (args) => [["bench/watchlist.ts", ...args]] },
  deploy: { build: true, steps: (args) => [["scripts/deploy.ts", ...args]] },
  build: { build: true, steps: () => [["scripts/dist.ts"]] },
  generate: { build: true, steps: () => [["scripts/generate/all.ts"]] },
  format: { build: false, steps: () => [["scripts/check/format.ts", "--write"]] },
  /** Any file of the repository: `npm run tool -- scripts/check/floor.ts --update`. */
  run: { build: true, steps: ([file, ...args]) => [[file ?? "", ...args]] },
  hardhat: { build: false, steps: (args) => [hardhat(...args)] },
};

const filesUnder = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesUnder(join(path, name)))
    : [path];

/** SHA-256 over the paths and contents of files and folders. */
export function fingerprint(root, paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}
