/** `npm run test:conformance`: the tests against public material in ../shared/data. Says what it skipped where that is absent. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { filesMatching } from "./check/files.ts";
import { ROOT } from "./check/report.ts";

const files = filesMatching(ROOT, "test/conformance/**/*.test.ts");
if (!existsSync(join(ROOT, "..", "shared", "data"))) console.log("../shared/data is absent: what needs it is skipped");
const mocha = new Mocha({ timeout: 120_000 });
for (const file of files) mocha.addFile(join(ROOT, file));
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  const { passes, pending } = runner.stats ?? { passes: 0, pending: 0 };
  console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
  process.exitCode = failures > 0 || files.length === 0 ? 1 : 0;
});
