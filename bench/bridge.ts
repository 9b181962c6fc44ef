/** The bridge beside a floor that only receives and inserts. `npm run bench:bridge` */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { oneOf, readArguments, wholeNumber } from "../scripts/shared/read-arguments.ts";
import { runProgram } from "../scripts/shared/run-program.ts";
import { measure, WAYS } from "./bridge/measure.ts";
import { type Row, table } from "./bridge/rows.ts";
import { FULL, QUICK } from "./bridge/settings.ts";
import { rounded } from "./bridge/statistics.ts";
import { machine } from "./gas/machine.ts";

const RESULTS = new URL("results/bridge.json", import.meta.url);

const USAGE = `Usage: npm run bench:bridge -- [options]

Measures the bridge beside a floor that only receives and inserts, and writes bench/results/bridge.json.

  --quick           short rounds, half a minute of steady load
  --minutes N       of steady load; 0 leaves it out
  --only WAY        one of ${WAYS.join(", ")}; again for more; nothing is written, but for workers alone,
                    whose rows take the place of those of before
  --profile FOLDER  for a CPU profile of the bridge; nothing is written
  --rpc URL         node of another chain than the embedded one; nothing is written
  --key-file FILE   with --rpc: key of who deploys there, instead of the development accounts
  --help            shows this`;

interface Result {
  readonly machine: object;
  readonly at: string;
  /** Those that were measured later say when, and beside what. */
  readonly rows: readonly (Row & { readonly at?: string; readonly loadBefore?: number })[];
}

const write = (result: Result) => writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);

process.exitCode = await runProgram({ usage: USAGE, run: main });

async function main(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    quick: { type: "boolean", default: false },
    minutes: { type: "string" },
    only: { type: "string", multiple: true },
    profile: { type: "string" },
    rpc: { type: "string" },
    "key-file": { type: "string" },
  });
  const base = options.quick ? QUICK : FULL;
  const minutes = options.minutes === undefined ? base.sustained.minutes : wholeNumber("--minutes", options.minutes, 0);
  const ways = options.only?.map((way) => oneOf("--only", way, WAYS));
  const { rpc, "key-file": keyFile } = options;
  const given = rpc === undefined ? undefined : { rpc, ...(keyFile !== undefined && { keyFile }) };

  const [load] = loadavg();
  const rows = await measure(
    { ...base, sustained: { ...base.sustained, minutes } },
    {
      say: (line) => console.error(line),
      ...(ways && { ways }),
      ...(options.profile !== undefined && { profile: options.profile }),
      ...(given && { given }),
    },
  );
  console.log(table(rows));
  if (options.profile !== undefined || given !== undefined) return 0;
  // What else ran when the benchmark began: above a few tenths, figures are too low.
  const loadBefore = rounded(load ?? 0, 2);
  const at = new Date().toISOString();
  if (ways === undefined) {
    const { cpu, cores, memoryGiB, node } = machine();
    mkdirSync(new URL(".", RESULTS), { recursive: true });
    write({ machine: { cpu, cores, memoryGiB, node, loadBefore }, at, rows });
  } else if (ways.join() === "workers" && !options.quick) {
    const before: Result = JSON.parse(readFileSync(RESULTS, "utf8"));
    const names = new Set(rows.map(({ name }) => name));
    const others = before.rows.filter(({ name }) => !names.has(name));
    write({ ...before, rows: [...others, ...rows.map((row) => ({ ...row, at, loadBefore }))] });
  }
  return 0;
}
