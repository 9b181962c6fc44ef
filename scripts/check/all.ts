/** `npm run check`: every check, one line each; exit code 1 when any failed. Names as arguments run only those. */
import { CHECKS } from "./checks.ts";
import { runAll } from "./report.ts";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(", ")}. Checks: ${CHECKS.map(({ name }) => name).join(", ")}`);
  process.exitCode = 1;
} else {
  const chosen = names.length === 0 ? CHECKS : CHECKS.filter(({ name }) => names.includes(name));
  process.exitCode = (await runAll(chosen)) ? 0 : 1;
}
