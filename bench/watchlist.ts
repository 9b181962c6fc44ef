/**
 * What a query costs the service of a list of a million entries, beside what it cannot do without: one bare `blindEvaluate` with its proof.
 * A query is three requests: the evaluation, a bucket with its path, a signed receipt; each with its write to the disk. The chain is not
 * asked, its answers are constants. `npm run bench:watchlist`
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { readArguments } from "../scripts/shared/read-arguments.ts";
import { runProgram } from "../scripts/shared/run-program.ts";
import { table } from "./bridge/rows.ts";
import { rounded } from "./bridge/statistics.ts";
import { machine } from "./gas/machine.ts";
import { BAR, measureWatchlist, type Sizes } from "./watchlist/measure.ts";

const RESULTS = new URL("results/watchlist.json", import.meta.url);
const FULL: Sizes = { entries: 1_000_000, queries: 200, k: 100 };
const QUICK: Sizes = { entries: 100_000, queries: 50, k: 100 };

const USAGE = `Usage: npm run bench:watchlist -- [options]

Queries a list of a million entries two hundred times, and writes bench/results/watchlist.json. Ends with 1 when a query takes ${BAR} ms
or more of the server.

  --quick  a tenth of it; nothing is written
  --help   shows this`;

process.exitCode = await runProgram({ usage: USAGE, run: main });

async function main(args: readonly string[]): Promise<number> {
  const { quick } = readArguments(args, { quick: { type: "boolean", default: false } });
  const [load] = loadavg();
  const sizes = quick ? QUICK : FULL;
  const { rows, buckets } = await measureWatchlist(sizes);
  console.log(table(rows));
  const { cpu, cores, memoryGiB, node } = machine();
  if (!quick) {
    const { entries, queries } = sizes;
    const result = {
      machine: { cpu, cores, memoryGiB, node, loadBefore: rounded(load ?? 0, 2) },
      at: new Date().toISOString(),
      entries,
      buckets,
      queries,
      rows,
    };
    mkdirSync(new URL(".", RESULTS), { recursive: true });
    writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
  }
  const server = rows.find(({ name }) => name === "watchlist-query-server");
  return server !== undefined && server.value < BAR ? 0 : 1;
}
