/**
 * `npm run test:symbolic`: proves the properties of test/symbolic for all inputs, where Python and Halmos can be had; elsewhere says
 * what is missing and what was skipped. One property there is false, and has to be found so.
 */
import { join } from "node:path";
import { writeArtifacts } from "./artifacts.ts";
import { installHalmos, prove } from "./halmos.ts";
import { judge } from "./judge.ts";

const ROOT = join(import.meta.dirname, "../..");
const HALMOS = join(ROOT, ".tally/halmos");
const FOLDER = join(ROOT, ".tally/symbolic");

function main(): boolean {
  const missing = installHalmos(HALMOS);
  if (missing !== undefined) {
    console.log(`Skipped: the properties of test/symbolic were not proved, because ${missing}.`);
    return true;
  }
  writeArtifacts(ROOT, join(FOLDER, "out"));
  const { lines, passed, failed } = judge(prove(HALMOS, FOLDER));
  for (const line of lines) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

process.exitCode = main() ? 0 : 1;
