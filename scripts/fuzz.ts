/** `npm run test:fuzz`: parsers of what strangers send survive anything. */
import { heapInUse } from "./fuzz/heap.ts";
import { fuzz } from "./fuzz/run.ts";
import { fuzzTargets } from "./fuzz/targets.ts";
import { oneOf, readArguments, wholeNumber } from "./shared/read-arguments.ts";
import { runProgram } from "./shared/run-program.ts";

const USAGE = `Usage: npm run test:fuzz -- [options]

Gives the parsers of what strangers send inputs that are drawn.

  --runs N     inputs for each parser (default: 1000000)
  --seed S     the draw (default: 1)
  --only NAME  one parser
  --json       one line of JSON for each
  --help       shows this`;

const progress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r${text}\x1b[K`);

process.exitCode = await runProgram({ usage: USAGE, run: main });

async function main(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    runs: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  });
  const runs = wholeNumber("--runs", values.runs, 1);
  const seed = wholeNumber("--seed", values.seed, 0);
  const all = await fuzzTargets();
  const names = all.map(({ name }) => name);
  const only = values.only === undefined ? undefined : oneOf("--only", values.only, names);
  const targets = all.filter(({ name }) => only === undefined || only === name);
  let failed = 0;
  for (const target of targets) {
    const began = performance.now();
    const onProgress = (done: number) => void progress(`${target.name}: ${done} of ${runs}`);
    const result = fuzz(target, { runs, seed, heap: heapInUse, onProgress });
    const seconds = (performance.now() - began) / 1000;
    progress("");
    if (result.problems.length > 0) failed++;
    if (values.json) console.log(JSON.stringify({ ...result, seconds }));
    else {
      const growth = ((result.growth ?? 0) / 2 ** 20).toFixed(1);
      console.log(
        `${target.name}: ${result.inputs} inputs, seed ${seed}, ${seconds.toFixed(0)} s, heap ${growth} MiB more`,
      );
      for (const [outcome, times] of Object.entries(result.outcomes).sort(([, a], [, b]) => b - a))
        console.log(`  ${outcome}: ${times}`);
      for (const problem of result.problems) console.log(`  PROBLEM ${problem}`);
    }
  }
  console.log(`${targets.length - failed} passed, ${failed} failed`);
  return failed === 0 && targets.length > 0 ? 0 : 1;
}
