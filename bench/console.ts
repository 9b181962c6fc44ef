/**
 * What a browser loads of the console: for each page, gzipped, beside its budget, what is kept for when there is no network, and the one file
 * that verifies. `npm run bench:console`
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildConsole } from "../scripts/console/build-console.ts";
import { keptBytes } from "../scripts/console/sizes.ts";
import { type Row, table } from "./bridge/rows.ts";
import { rounded } from "./bridge/statistics.ts";
import { machine } from "./gas/machine.ts";

const RESULTS = new URL("results/console.json", import.meta.url);
const UNIT = "bytes";

const folder = mkdtempSync(join(tmpdir(), "tally-console-"));
try {
  const sizes = await buildConsole(folder);
  const rows: Row[] = [
    ...sizes.map(({ page, bytes, budget }) => ({
      name: `console-${page}`,
      value: bytes,
      unit: UNIT,
      peer: "budget",
      peerValue: budget,
      ratio: rounded(bytes / budget, 2),
    })),
    ...Object.entries(keptBytes(folder)).map(([name, value]) => ({ name: `console-${name}`, value, unit: UNIT })),
  ];
  console.log(table(rows));
  const { cpu, cores, memoryGiB, node } = machine();
  const result = { machine: { cpu, cores, memoryGiB, node }, at: new Date().toISOString(), rows };
  writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = rows.some(({ ratio }) => ratio !== undefined && ratio > 1) ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
