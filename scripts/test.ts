/**
 * `npm test`: all Solidity and Mocha tests side by side, then the floor, then where the time went. Hardhat by itself exits 0 when it
 * found no test; so each runner is a lane in a process of its own that says what it counted. `--seed N` runs the Mocha files in an
 * order drawn from N. With other arguments it is plain `hardhat test`, without the floor.
 */
import { spawnSync } from "node:child_process";
import { runEverything } from "./test/run.ts";

const args = process.argv.slice(2);
const [option, seed] = args;
if (args.length === 0) {
  process.exitCode = await runEverything();
} else if (option === "--seed" && args.length === 2 && Number.isSafeInteger(Number(seed))) {
  process.exitCode = await runEverything(Number(seed));
} else {
  const hardhat = ["node_modules/hardhat/dist/src/cli.js", "test", ...args];
  process.exitCode = spawnSync(process.execPath, hardhat, { stdio: "inherit" }).status ?? 1;
}
