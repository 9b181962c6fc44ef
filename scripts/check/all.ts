/** `npm run check`: every check, one line each; exit code 1 when any failed. Names as arguments run only those. */
import { bundlesCheck } from "./bundles.ts";
import { effectsCheck } from "./effects.ts";
import { errorsCheck } from "./errors.ts";
import { floorCheck } from "./floor.ts";
import { formatCheck } from "./format.ts";
import { generatedCheck } from "./generated.ts";
import { importsCheck } from "./imports.ts";
import { lintCheck } from "./lint.ts";
import { runAll } from "./report.ts";
import { suppressionsCheck } from "./suppressions.ts";
import { typesCheck } from "./types.ts";

const CHECKS = [
  formatCheck,
  lintCheck,
  typesCheck,
  importsCheck,
  effectsCheck,
  suppressionsCheck,
  generatedCheck,
  errorsCheck,
  bundlesCheck,
  floorCheck,
];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(", ")}. Checks: ${CHECKS.map(({ name }) => name).join(", ")}`);
  process.exitCode = 1;
} else {
  const chosen = names.length === 0 ? CHECKS : CHECKS.filter(({ name }) => names.includes(name));
  process.exitCode = (await runAll(chosen)) ? 0 : 1;
}
