/**
 * `npm run test:crash -- [--kills N] [--seed S] [--only sdk|store|bridge] [--rpc URL [--key-file FILE]] [--json]`: nothing is lost or
 * doubled by what is killed. The bridge is killed N times, SDK and store a quarter as often each; N times what `--only` names. With
 * `--rpc` SDK and bridge are killed on the chain of that node, into which they deploy anew: by the development accounts, or by the
 * one whose key is in the file.
 */
import { parseArgs } from "node:util";
import { bridgeCrashRun } from "./bridge.ts";
import { leftOut } from "./ground.ts";
import { sdkCrashRun } from "./sdk.ts";
import { storeCrashRun } from "./store.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    rpc: { type: "string" },
    "key-file": { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
const share = values.only === undefined ? Math.ceil(kills / 4) : kills;
const STATEMENTS_PER_KILL = 10;
const FRAMES_PER_KILL = 500;

const keyFile = values["key-file"];
const given = values.rpc === undefined ? undefined : { rpc: values.rpc, ...(keyFile !== undefined && { keyFile }) };

const progress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r${text}\x1b[K`);

/** What a run found, and the rest of it for people: counts, or counts by name. */
interface Result {
  readonly problems: readonly string[];
}

const RUNS: Readonly<Record<string, () => Promise<Result>>> = {
  sdk() {
    let killed = 0;
    return sdkCrashRun({
      kills: share,
      statements: STATEMENTS_PER_KILL * share,
      seed,
      given,
      onLife: ({ lastPoint }) => progress(`sdk: life ${++killed}, killed after "${lastPoint}"`),
    });
  },
  store: () => storeCrashRun({ kills: share, frames: FRAMES_PER_KILL * share, seed }),
  bridge() {
    const killed = [0, 0];
    return bridgeCrashRun({
      kills,
      seed,
      given,
      onDeath(gateway, point) {
        killed[gateway] = (killed[gateway] as number) + 1;
        progress(`bridge: gateways killed ${killed.join(" and ")} times, last at "${point}"`);
      },
    });
  },
};

const asked = Object.entries(RUNS).filter(([name]) => values.only === undefined || values.only === name);
if (given !== undefined) console.log(leftOut(given));
let failed = 0;
for (const [name, run] of asked) {
  const began = performance.now();
  const { problems, ...figures } = await run();
  const seconds = Math.round((performance.now() - began) / 1000);
  progress("");
  if (problems.length > 0) failed++;
  if (values.json) console.log(JSON.stringify({ name, seconds, ...figures, problems }));
  else {
    console.log(`${name}: ${seconds} s`);
    for (const [figure, value] of Object.entries(figures)) print(words(figure), value);
    print("problems", problems.length);
    for (const problem of problems) console.log(`  PROBLEM ${problem}`);
  }
}
console.log(`${asked.length - failed} passed, ${failed} failed`);
const ranAsAsked = asked.length > 0 && Number.isSafeInteger(kills) && kills > 0 && Number.isSafeInteger(seed);
process.exitCode = failed === 0 && ranAsAsked ? 0 : 1;

/** A row of the table, or one per name. */
function print(label: string, value: unknown): void {
  if (typeof value !== "object" || value === null) {
    console.log(`  ${label.padEnd(34)}${String(value).padStart(8)}`);
    return;
  }
  const rows = Object.entries(value).sort(([, a], [, b]) => b - a);
  for (const [name, count] of rows) print(`${label}: ${name}`, count);
}

function words(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
