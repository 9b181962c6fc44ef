/** `npm run test:besu`: the project on a real Besu, with the faults that a consortium meets. */
import { besuMissing, findBesu } from "../../src/testing/besu/find-besu.ts";
import { oneOf, readArguments } from "../shared/read-arguments.ts";
import { runProgram } from "../shared/run-program.ts";
import { reportTo } from "./report.ts";
import { runSteps } from "./run-steps.ts";
import { hearStop } from "./stop.ts";
import { withNeeded } from "./with-needed.ts";

const USAGE = `Usage: npm run test:besu -- [options]

Starts four validators of a real Besu on this machine with \`tally network up\`, deploys to them, and runs the project's programs there while
validators are stopped, restarted, behind and strange. Besu is that of BESU_HOME or the PATH, on the JDK of JAVA_HOME or the PATH; without
one it says so and ends with 0. Whatever it started is stopped when it ends, also by Ctrl-C.

  --only STEP  this one and those that it needs; again for more
  --list       names the steps
  --json       one line of JSON for each step, and one for the run
  --help       shows this`;

process.exit(await runProgram({ usage: USAGE, run: main }));

async function main(args: readonly string[]): Promise<number> {
  const { only, list, json } = readArguments(args, {
    only: { type: "string", multiple: true },
    list: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  const { STEPS } = await import("./steps/all.ts"); // with all that they run, which --help does not wait for
  const names = STEPS.map(({ name }) => name);
  if (list) {
    for (const { name, title } of STEPS) console.log(`${name.padEnd(16)} ${title}`);
    return 0;
  }
  const steps =
    only === undefined
      ? STEPS
      : withNeeded(
          STEPS,
          only.map((name) => oneOf("--only", name, names)),
        );
  const report = reportTo((line) => console.log(line), json);
  const missing = await besuMissing(process.env);
  const besu = findBesu(process.env);
  if (missing !== undefined || besu === undefined) {
    report.skipped(`There is no Besu to run here: ${missing}. Nothing was tested.`);
    return 0;
  }
  const { openStage } = await import("./stage.ts");
  const stop = hearStop();
  const began = performance.now();
  const stage = await openStage({ besu, env: process.env });
  process.once("exit", stage.killNow);
  try {
    const now = () => performance.now();
    const restore = () => stage.done("network", "up", "--network", stage.folder);
    const results = await runSteps({ steps, stage, tell: report, signal: stop.signal, now, restore });
    const failed = results.filter(({ outcome }) => outcome !== "passed");
    report.all(results, Math.round((now() - began) / 1_000));
    return failed.length === 0 ? 0 : 1;
  } finally {
    await stage.close();
    stop.forget();
  }
}
