/** Runs the lanes of `npm test`, one of Solidity and two of Mocha, and writes down what they found: .tally/tests.json. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesMatching } from "../check/files.ts";
import { committedCounts } from "../check/floors.ts";
import { ROOT } from "../check/report.ts";
import { belowFloor, RUN_FILE } from "../check/test-counts.ts";
import { type LaneResult, secondsSince, slowest, together } from "./counts.ts";
import { runLane } from "./lane.ts";
import { shares, shuffled } from "./order.ts";
import { onEnd } from "./signals.ts";

/** A lane that takes longer, or holds more memory, is stuck. */
const LIMITS = { seconds: 1_500, bytes: 8 * 2 ** 30 };

/** The Solidity tests are done when a third of Mocha's are; two processes of Mocha use the second core to the end. */
const MOCHA_LANES = 2;

/** Seconds of what bootstrap.mjs did before. */
const setUp = (): Record<string, number> => JSON.parse(process.env.TALLY_SETUP ?? "{}") as Record<string, number>;

/** Seconds by test file of the last run; nothing before the first. */
function lastTimes(): Record<string, number> {
  if (!existsSync(RUN_FILE)) return {};
  return (JSON.parse(readFileSync(RUN_FILE, "utf8")) as { files?: Record<string, number> }).files ?? {};
}

function printTimes(phases: Readonly<Record<string, number>>, files: Readonly<Record<string, number>>): void {
  console.log("\nSeconds by phase; Solidity and Mocha run side by side, Mocha in two processes:");
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
  const lane = (name: string, program: string, args: readonly string[], live: boolean): Promise<LaneResult> =>
    runLane({ name, program: join(import.meta.dirname, program), args, live, signal, ...LIMITS });
  const ordered = seed === undefined ? files : shuffled(files, seed);
  const [solidity, ...mochas] = await Promise.all([
    lane("Solidity", "solidity-lane.ts", [], false),
    ...shares(ordered, Math.min(MOCHA_LANES, ordered.length), lastTimes()).map((share, i) =>
      lane(`Mocha ${i + 1}`, "mocha-lane.ts", share, i === 0),
    ),
  ]);
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

  const below = belowFloor(ran, committedCounts(ROOT));
  for (const line of below) console.error(line);
  const sum = (key: "passed" | "failed" | "skipped") => solidity[key] + mocha[key];
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  return sum("failed") > 0 || below.length > 0 ? 1 : 0;
}
