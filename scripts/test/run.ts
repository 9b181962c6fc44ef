/** Runs both lanes of `npm test` and writes down what they found: .tally/tests.json. */
import { mkdirSync, writeFileSync } from "node:fs";
import { filesMatching } from "../check/files.ts";
import { belowFloor, RUN_FILE } from "../check/floor.ts";
import { committedCounts } from "../check/floors.ts";
import { ROOT } from "../check/report.ts";
import { type LaneResult, secondsSince, slowest } from "./counts.ts";
import { runLane } from "./lane.ts";
import { shuffled } from "./order.ts";
import { onEnd } from "./signals.ts";

/** A lane that takes longer, or holds more memory, is stuck. */
const LIMITS = { seconds: 1_500, bytes: 8 * 2 ** 30 };

/** Seconds of what bootstrap.mjs did before. */
const setUp = (): Record<string, number> => JSON.parse(process.env.TALLY_SETUP ?? "{}") as Record<string, number>;

function printTimes(phases: Readonly<Record<string, number>>, files: Readonly<Record<string, number>>): void {
  console.log("\nSeconds by phase; Solidity and Mocha run side by side:");
  for (const [name, seconds] of Object.entries(phases)) console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`);
  console.log("Slowest test files and test contracts:");
  for (const [name, seconds] of slowest(files)) console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`);
}

/** Every test, in files of Mocha's that run in an order drawn from `seed` where there is one. Exit code. */
export async function runEverything(seed?: number): Promise<number> {
  const start = performance.now();
  const files = filesMatching(ROOT, "test/**/*.test.ts");
  if (seed !== undefined) console.log(`Mocha files in the order of seed ${seed}`);
  const { signal, done } = onEnd();
  const lane = (name: string, args: readonly string[], live: boolean): Promise<LaneResult> =>
    runLane({ name, program: `${import.meta.dirname}/${name}-lane.ts`, args, live, signal, ...LIMITS });
  const [solidity, mocha] = await Promise.all([
    lane("solidity", [], false),
    lane("mocha", seed === undefined ? files : shuffled(files, seed), true),
  ]);
  done();

  const ran = { solidity: solidity.passed, mocha: mocha.passed };
  const phases = { ...setUp(), ...solidity.phases, ...mocha.phases, "all tests": secondsSince(start) };
  const times = { ...solidity.files, ...mocha.files };
  mkdirSync(".tally", { recursive: true });
  writeFileSync(
    RUN_FILE,
    `${JSON.stringify({ ...ran, phases, slowest: Object.fromEntries(slowest(times)), files: times }, null, 2)}\n`,
  );
  printTimes(phases, times);

  const below = belowFloor(ran, committedCounts(ROOT));
  for (const line of below) console.error(line);
  const sum = (key: "passed" | "failed" | "skipped") => solidity[key] + mocha[key];
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  return sum("failed") > 0 || below.length > 0 ? 1 : 0;
}
