/** Publishing, proving and extracting beside plain encryption and plain export. `npm run bench:vault` */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { readArguments } from "../scripts/shared/read-arguments.ts";
import { runProgram } from "../scripts/shared/run-program.ts";
import { table } from "./bridge/rows.ts";
import { rounded } from "./bridge/statistics.ts";
import { machine } from "./gas/machine.ts";
import { measureVault } from "./vault/measure.ts";
import { FULL, QUICK } from "./vault/settings.ts";

const RESULTS = new URL("results/vault.json", import.meta.url);

const USAGE = `Usage: npm run bench:vault -- [options]

Publishes a year of half-hourly load of 200 factories as CSV and as Parquet, proves rows, extracts a million of them, and writes
bench/results/vault.json. Ends with 1 when a bar is broken.

  --quick  a tenth of it; nothing is written
  --help   shows this`;

process.exitCode = await runProgram({ usage: USAGE, run: main });

async function main(args: readonly string[]): Promise<number> {
  const { quick } = readArguments(args, { quick: { type: "boolean", default: false } });
  const [load] = loadavg();
  const rows = await measureVault(quick ? QUICK : FULL, { say: (line) => console.error(line) });
  console.log(table(rows));
  if (!quick) {
    const { cpu, cores, memoryGiB, node } = machine();
    // What else ran when the benchmark began: above a few tenths, figures are too low.
    const result = {
      machine: { cpu, cores, memoryGiB, node, loadBefore: rounded(load ?? 0, 2) },
      at: new Date().toISOString(),
      rows,
    };
    mkdirSync(new URL(".", RESULTS), { recursive: true });
    writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
  }
  return rows.some(({ peer, ratio }) => peer === "bar" && ratio !== undefined && ratio > 1) ? 1 : 0;
}
