/** `npm run test:fuzz -- [--runs N] [--seed S] [--only NAME] [--json]`: parsers of what strangers send survive anything. */
import { parseArgs } from "node:util";
import { heapInUse } from "./fuzz/heap.ts";
import { fuzz } from "./fuzz/run.ts";
import { fuzzTargets } from "./fuzz/targets.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const targets = (await fuzzTargets()).filter(({ name }) => values.only === undefined || values.only === name);

const progress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r${text}\x1b[K`);
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
const ranAsAsked = targets.length > 0 && Number.isSafeInteger(runs) && runs > 0 && Number.isSafeInteger(seed);
process.exitCode = failed === 0 && ranAsAsked ? 0 : 1;
