/** `npm run tool -- scripts/console/build.ts [FOLDER]`: builds the console into dist/console, and says what its pages weigh. */
import { join } from "node:path";
import { ROOT } from "../check/report.ts";
import { buildConsole } from "./build-console.ts";

const sizes = await buildConsole(process.argv[2] ?? join(ROOT, "dist/console"));
for (const { page, bytes, budget } of sizes) {
  console.log(`${page.padEnd(36)} ${(bytes / 1_000).toFixed(1).padStart(7)} kB of ${budget / 1_000}`);
}
process.exitCode = sizes.every(({ bytes, budget }) => bytes <= budget) ? 0 : 1;
