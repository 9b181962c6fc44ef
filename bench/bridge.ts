/** The bridge beside a floor that only receives and inserts. `npm run bench:bridge -- [--quick] [--minutes N] [--rpc URL [--key-file FILE]]` */
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { measure } from "./bridge/measure.ts";
import { table } from "./bridge/rows.ts";
import { FULL, QUICK } from "./bridge/settings.ts";
import type { Way } from "./bridge/stage.ts";
import { rounded } from "./bridge/statistics.ts";
import { machine } from "./gas/machine.ts";

const RESULTS = new URL("results/bridge.json", import.meta.url);

const { values: options } = parseArgs({
  options: {
    /** Short rounds, half a minute of steady load. */
    quick: { type: "boolean", default: false },
    /** Minutes of steady load; 0 leaves it out. */
    minutes: { type: "string" },
    /** Only these ways, for trying things out: nothing is written. */
    only: { type: "string", multiple: true },
    /** Folder for a CPU profile of the bridge: nothing is written. */
    profile: { type: "string" },
    /** The node of another chain than the embedded one, and who deploys there: nothing is written. */
    rpc: { type: "string" },
    "key-file": { type: "string" },
  },
});
const base = options.quick ? QUICK : FULL;
const minutes = options.minutes === undefined ? base.sustained.minutes : Number(options.minutes);
if (!(minutes >= 0)) throw new Error(`--minutes ${options.minutes} is not a number of minutes`);

const { rpc, "key-file": keyFile } = options;
const given = rpc === undefined ? undefined : { rpc, ...(keyFile !== undefined && { keyFile }) };
const [load] = loadavg();
const rows = await measure(
  { ...base, sustained: { ...base.sustained, minutes } },
  {
    say: (line) => console.error(line),
    ...(options.only && { ways: options.only as Way[] }),
    ...(options.profile !== undefined && { profile: options.profile }),
    ...(given && { given }),
  },
);
console.log(table(rows));
if (options.only === undefined && options.profile === undefined && given === undefined) {
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
