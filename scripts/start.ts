/** `npm start`: an embedded chain, the system on it, the scenarios played, a summary; then it stays up. `-- --help` has the options. */

import { stopSignal } from "../src/cli/shared/stop-signal.ts";
import { packageRoot } from "../src/lib/package-root.ts";
import { SCENARIOS } from "../src/scenarios/list.ts";
import { openStartConsole } from "./start/open-start-console.ts";
import { run } from "./start/run.ts";
import { chromiumPath } from "../src/testing/chromium.ts";

const chromium = chromiumPath();
process.exitCode = await run({
  args: process.argv.slice(2),
  scenarios: SCENARIOS,
  home: packageRoot(),
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
  openConsole: openStartConsole,
  ...(chromium !== undefined && { chromium }),
  stopped: () => stopSignal().came,
});
