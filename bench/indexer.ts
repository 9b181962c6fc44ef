/**
 * How quickly an indexer makes rows of a chain, beside the bare inserts of the same rows; what a page of them costs, what it needs of
 * memory, how quickly it makes them anew, and how long 500 listeners wait. The chain is made up in another process, so no node is measured. `npm run bench:indexer`
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { readArguments, wholeNumber } from "../scripts/shared/read-arguments.ts";
import { runProgram } from "../scripts/shared/run-program.ts";
import { table } from "./bridge/rows.ts";
import { rounded } from "./bridge/statistics.ts";
import { machine } from "./gas/machine.ts";
import { FOLLOW_BAR, isGoodEnough, PAGE_BAR } from "./indexer/bars.ts";
import { measureIndexer } from "./indexer/measure.ts";

const RESULTS = new URL("results/indexer.json", import.meta.url);

const USAGE = `Usage: npm run bench:indexer -- [options]

Follows a made chain, and writes bench/results/indexer.json. Ends with 1 when a page of 100 takes ${PAGE_BAR} ms or more, or fewer
than ${FOLLOW_BAR} events a second become rows while the same inserts alone would be as quick.

  --events N  of the chain (default: 1000000)
  --quick     20 000 events; nothing is written
  --help      shows this`;

process.exitCode = await runProgram({ usage: USAGE, run: main });

async function main(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    events: { type: "string", default: "1000000" },
    quick: { type: "boolean", default: false },
  });
  const [load] = loadavg();
  const events = values.quick ? 20_000 : wholeNumber("--events", values.events, 1_000);
  const rows = await measureIndexer({ events, clients: 500, refused: 10_000, pages: 200 });
  console.log(table(rows));
  const { cpu, cores, memoryGiB, node } = machine();
  if (!values.quick) {
    const measured = { cpu, cores, memoryGiB, node, loadBefore: rounded(load ?? 0, 2) };
    const result = { machine: measured, at: new Date().toISOString(), events, rows };
    mkdirSync(new URL(".", RESULTS), { recursive: true });
    writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
  }
  return isGoodEnough(rows) ? 0 : 1;
}
