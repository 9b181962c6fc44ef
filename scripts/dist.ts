/** `npm run build`: compiles what is published to dist/, and builds the console there. The contracts and their bindings are built before it runs. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildConsole } from "./console/build-console.ts";

rmSync("dist", { recursive: true, force: true });
const run = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
  stdio: "inherit",
});
if (run.status === 0 && existsSync("dist/src/cli/main.js")) chmodSync("dist/src/cli/main.js", 0o755);
if (run.status === 0) await buildConsole(join(import.meta.dirname, "../dist/console"));
process.exitCode = run.status ?? 1;
