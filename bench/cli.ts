/**
 * What a start of `tally` costs, installed from the tarball: user CPU of several runs and modules loaded. The first run fills Node's
 * compile cache and is not counted. `npm run tool -- bench/cli.ts`
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { installLinked } from "../scripts/package/install-linked.ts";
import { plainEnvironment } from "../scripts/package/run-command.ts";
import { servedSystem } from "../src/testing/command-line.ts";
import { table } from "./bridge/rows.ts";
import { rounded } from "./bridge/statistics.ts";
import { measureCommand } from "./cli/measure.ts";
import { machine } from "./gas/machine.ts";

const ROOT = join(import.meta.dirname, "..");
const RESULTS = new URL("results/cli.json", import.meta.url);
const RUNS = 5;
/** The most user CPU, in milliseconds. */
const BARS = { "tally-help": 400, "tally-custody-help": 400, "tally-members-list": 800 };

const folder = realpathSync(mkdtempSync(join(tmpdir(), "tallystick-")));
const [load] = loadavg();
const system = await servedSystem();
try {
  installLinked(ROOT, folder);
  // Where Node keeps its compile cache by default: begun empty.
  const env: NodeJS.ProcessEnv = { ...plainEnvironment(), TMPDIR: folder };
  const program = join(folder, "node_modules", ".bin", "tally");
  const measure = (name: keyof typeof BARS, ...args: string[]) =>
    measureCommand({ name, bar: BARS[name], runs: RUNS, observed: { program, args, cwd: folder, env } });
  const rows = [
    ...(await measure("tally-help", "--help")),
    ...(await measure("tally-custody-help", "custody", "--help")),
    ...(await measure("tally-members-list", ...system.where, "members", "list")),
  ];
  console.log(table(rows));
  const { cpu, cores, memoryGiB, node } = machine();
  const result = {
    machine: { cpu, cores, memoryGiB, node, loadBefore: rounded(load ?? 0, 2) },
    at: new Date().toISOString(),
    rows,
  };
  mkdirSync(new URL(".", RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = rows.some(({ ratio }) => ratio !== undefined && ratio > 1) ? 1 : 0;
} finally {
  await system.close();
  rmSync(folder, { recursive: true, force: true });
}
