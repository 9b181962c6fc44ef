/**
 * Ten thousand obligations of fifty banks: how long netting takes, beside a floor that only adds amounts up, and what the cycle costs on the
 * chain. `npm run bench:clearing`
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { readArguments } from "../scripts/shared/read-arguments.ts";
import { runProgram } from "../scripts/shared/run-program.ts";
import { table } from "./bridge/rows.ts";
import { rounded } from "./bridge/statistics.ts";
import { BAR, measureClearing, type Sizes } from "./clearing/measure.ts";
import { machine } from "./gas/machine.ts";

const RESULTS = new URL("results/clearing.json", import.meta.url);
const FULL: Sizes = { banks: 50, obligations: 10_000, most: 2_000, runs: 15 };
const QUICK: Sizes = { banks: 20, obligations: 1_000, most: 1_000, runs: 5 };

const USAGE = `Usage: npm run bench:clearing -- [options]

Nets ten thousand obligations of fifty banks, plays their cycle on an embedded chain, and writes bench/results/clearing.json. Ends with 1 when
an obligation costs more than ${BAR} gas.

  --quick  a thousand obligations of twenty banks; nothing is written
  --help   shows this`;

process.exitCode = await runProgram({ usage: USAGE, run: main });

async function main(args: readonly string[]): Promise<number> {
  const { quick } = readArguments(args, { quick: { type: "boolean", default: false } });
  const [load] = loadavg();
  const sizes = quick ? QUICK : FULL;
  const rows = await measureClearing(sizes);
  console.log(table(rows));
  const { cpu, cores, memoryGiB, node } = machine();
  if (!quick) {
    const result = {
      machine: { cpu, cores, memoryGiB, node, loadBefore: rounded(load ?? 0, 2) },
      at: new Date().toISOString(),
      ...sizes,
      rows,
    };
    mkdirSync(new URL(".", RESULTS), { recursive: true });
    writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
  }
  const all = rows.find(({ name }) => name === "clearing-gas-per-obligation");
  return all !== undefined && all.value <= BAR ? 0 : 1;
}
