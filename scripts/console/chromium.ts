/**
 * `npm run test:console`: the console in a real Chromium, on a chain on which scenarios were played. `-- --screens FOLDER` keeps
 * pictures of every page there, `--only TEXT` runs the cases with this in their names, `--baselines` draws the kept pictures anew.
 */
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromiumPath, launchChromium } from "../../src/testing/chromium.ts";
import { baselineCases, keepBaselines } from "./baseline-cases.ts";
import { boardCases } from "./board-cases.ts";
import { cameraCases } from "./camera-cases.ts";
import { type Case, runCases } from "./cases.ts";
import { changeCases } from "./change-cases.ts";
import { creditCases } from "./credit-cases.ts";
import { dataCases } from "./data-cases.ts";
import { directoryCases } from "./directory-cases.ts";
import { domainCases } from "./domain-cases.ts";
import { exceedanceCases } from "./exceedance-cases.ts";
import { failureCases } from "./failure-cases.ts";
import { financeCases } from "./finance-cases.ts";
import { openFinanceStage } from "./finance-stage.ts";
import { handoverCases } from "./handover-cases.ts";
import { hostileCases } from "./hostile-cases.ts";
import { openHostileStage } from "./hostile-stage.ts";
import { journeyCases } from "./journey-cases.ts";
import { keptCases } from "./kept-cases.ts";
import { keyboardCases } from "./keyboard-cases.ts";
import { overviewCases } from "./overview-cases.ts";
import { firstOpen, pagePaths } from "./paths.ts";
import { routeCases, signedInCases } from "./route-cases.ts";
import { sessionCases } from "./session-cases.ts";
import { type ConsoleStage, openStage } from "./stage.ts";
import { statusCases } from "./status-cases.ts";
import { surroundingsCases } from "./surroundings-cases.ts";
import { verifyCases, verifyFiles } from "./verify-cases.ts";
import { walletCases } from "./wallet-cases.ts";
import { zoneCases } from "./zone-cases.ts";

interface Options {
  /** Where pictures go. */
  readonly screens?: string;
  /** One of them is in the names of the cases that are run. @default all are run */
  readonly only?: readonly string[];
  /** Draws the kept pictures anew before. */
  readonly baselines?: boolean;
}

const say = (line: string) => console.log(line);

const sizeCases = ({ sizes }: ConsoleStage): Case[] =>
  sizes.map(({ page, bytes, budget }) => ({
    name: `${page} has ${bytes} bytes gzipped of ${budget}`,
    async run() {
      if (bytes > budget) throw new Error("that is more than its budget");
    },
  }));

async function main(executablePath: string, { screens, only = [""], baselines }: Options): Promise<boolean> {
  if (screens !== undefined) mkdirSync(screens, { recursive: true });
  const stage = await openStage(say);
  const finance = await openFinanceStage(stage.folder, say);
  const hostile = await openHostileStage(stage.folder, say);
  const browser = await launchChromium(executablePath);
  try {
    if (baselines) await keepBaselines(browser, stage.origin, say);
    const files = await verifyFiles(stage);
    const paths = await pagePaths(browser, stage.origin);
    const cases = [
      ...sizeCases(stage),
      ...verifyCases(browser, stage, files),
      ...journeyCases(browser, stage.origin),
      ...sessionCases(browser, stage),
      ...directoryCases(browser, stage),
      ...walletCases(browser, stage),
      ...surroundingsCases(browser, stage.origin),
      ...keyboardCases(browser, stage.origin),
      ...handoverCases(browser, stage.origin),
      ...keptCases(browser, stage),
      ...domainCases(browser, stage),
      ...cameraCases(executablePath, stage.origin),
      ...creditCases(browser, stage.origin, screens),
      ...(await financeCases(browser, finance.origin, screens)),
      ...(await boardCases(browser, finance.origin, screens)),
      ...(await dataCases(browser, finance, screens)),
      ...exceedanceCases(browser, stage.origin, await firstOpen(stage.origin)),
      ...overviewCases(browser, stage.origin, screens),
      ...baselineCases(browser, stage.origin, screens, say),
      ...statusCases(browser, stage.origin, screens),
      ...changeCases(browser, stage),
      ...failureCases(browser, stage),
      ...hostileCases(browser, hostile),
      ...zoneCases(browser, stage),
      ...signedInCases(browser, stage.origin, paths),
      ...routeCases(browser, stage.origin, paths, screens),
    ];
    const { passed, failed } = await runCases(
      cases.filter(({ name }) => only.some((text) => name.includes(text))),
      say,
    );
    say(`${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0;
  } finally {
    await browser.close();
    await hostile.close();
    await finance.close();
    await stage.close();
  }
}

const { values } = parseArgs({
  options: { screens: { type: "string" }, only: { type: "string", multiple: true }, baselines: { type: "boolean" } },
});
const executablePath = chromiumPath();
if (executablePath === undefined) {
  say(
    "Skipped: the console was not tried, because there is no Chromium at $TALLY_CHROMIUM, by default /usr/bin/chromium.",
  );
} else {
  process.exitCode = (await main(executablePath, values)) ? 0 : 1;
}
