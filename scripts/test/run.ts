/** Runs the lanes of `npm test`, one of Solidity and three of Mocha, and writes down what they found: .tally/tests.json. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesMatching } from "../check/files.ts";
import { committedCounts } from "../check/floors.ts";
import { ROOT } from "../check/report.ts";
import { belowFloor, RUN_FILE } from "../check/test-counts.ts";
import { type LaneResult, NOTHING, secondsSince, slowest, together } from "./counts.ts";
import { runLane } from "./lane.ts";
import { LONG_FILES } from "./long-files.ts";
import { longestFirst, shuffled } from "./order.ts";
import { onEnd } from "./signals.ts";

/** A lane that takes longer, or holds more memory, is stuck. */
const LIMITS = { seconds: 1_500, bytes: 8 * 2 ** 30 };

/** Seconds of what bootstrap.mjs did before. */
const setUp = (): Record<string, number> => JSON.parse(process.env.TALLY_SETUP ?? "{}") as Record<string, number>;

/** Seconds by test file of the last run; before the first, of those that take long. */
function lastTimes(): Readonly<Record<string, number>> {
  if (!existsSync(RUN_FILE)) return LONG_FILES;
  return (JSON.parse(readFileSync(RUN_FILE, "utf8")) as { files?: Record<string, number> }).files ?? LONG_FILES;
}

function printTimes(phases: Readonly<Record<string, number>>, files: Readonly<Record<string, number>>): void {
  console.log("\nSeconds by phase; Solidity and Mocha run side by side, Mocha in two processes, then in three:");
  for (const [name, seconds] of Object.entries(phases)) console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`);
  console.log("Slowest test files and test contracts:");
  for (const [name, seconds] of slowest(files)) console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`);
}

/** Every test, in files of Mocha's that run in an order drawn from `seed` where there is one. Exit code. */
export async function runEverything(seed?: number): Promise<number> {
  const start = performance.now();
  const files = filesMatching(ROOT, "test/**/*.ts");
  if (seed !== undefined) console.log(`Mocha files in the order of seed ${seed}`);
  const { signal, done } = onEnd();
  const lane = (name: string, program: string, next?: () => string | undefined): Promise<LaneResult> => {
    const live = name === "Mocha 1";
    return runLane({
      name,
      program: join(import.meta.dirname, program),
      live,
      signal,
      ...(next && { next }),
      ...LIMITS,
    });
  };
  const waiting = seed === undefined ? longestFirst(files, lastTimes()) : shuffled(files, seed);
  const mochaLane = (name: string) => lane(name, "mocha-lane.ts", () => waiting.shift());
  const running = lane("Solidity", "solidity-lane.ts");
  // The Solidity tests are done when half of Mocha's are: then a third process of Mocha's takes their place.
  const third = running.then(() => (waiting.length === 0 ? NOTHING : mochaLane("Mocha 3")));
  const [solidity, ...mochas] = await Promise.all([running, mochaLane("Mocha 1"), mochaLane("Mocha 2"), third]);
  const mocha = together(mochas);
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

  for (const failure of [...solidity.failures, ...mocha.failures]) console.log(`\nfailed: ${failure}`);
  const below = belowFloor(ran, committedCounts(ROOT));
  for (const line of below) console.error(line);
  const sum = (key: "passed" | "failed" | "skipped") => solidity[key] + mocha[key];
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  return sum("failed") > 0 || below.length > 0 ? 1 : 0;
}
