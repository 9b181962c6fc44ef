/**
 * `npm run test:standards`: has public clients ask an indexer by the standards that it speaks, unchanged: frost-sta-client and openepcis-client
 * (PyPI) where Python is. Elsewhere says what is missing and what was skipped.
 */
import { join } from "node:path";
import type { Compared } from "./compare.ts";
import { askAsFrost, installFrost } from "./frost.ts";
import { askAsOpenEpcis, installOpenEpcis } from "./openepcis.ts";

const FOLDER = join(import.meta.dirname, "../../.tally/standards");

interface Client {
  readonly name: string;
  readonly standard: string;
  readonly folder: string;
  install(folder: string): string | undefined;
  ask(folder: string): Promise<readonly Compared[]>;
}

const CLIENTS: readonly Client[] = [
  {
    name: "frost-sta-client",
    standard: "OGC SensorThings",
    folder: join(FOLDER, "frost"),
    install: installFrost,
    ask: askAsFrost,
  },
  {
    name: "openepcis-client",
    standard: "EPCIS",
    folder: join(FOLDER, "openepcis"),
    install: installOpenEpcis,
    ask: askAsOpenEpcis,
  },
];

async function main(): Promise<number> {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const { name, standard, folder, install, ask } of CLIENTS) {
    const missing = install(folder);
    if (missing !== undefined) {
      skipped++;
      console.log(`Skipped: ${name} did not ask by ${standard}, because ${missing}.`);
      continue;
    }
    for (const { name: what, problem } of await ask(folder)) {
      if (problem === undefined) passed++;
      else failed++;
      console.log(`${problem === undefined ? "ok  " : "FAIL"} ${what}${problem === undefined ? "" : `: ${problem}`}`);
    }
  }
  const left = skipped === 0 ? "" : `, ${skipped} of ${CLIENTS.length} clients skipped`;
  console.log(`${passed} passed, ${failed} failed${left}`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
