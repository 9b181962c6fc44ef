/** Five screens of a console, looked at in Chromium, with a picture of each. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openUrlWithin } from "../../src/lib/open-url.ts";
import type { QueryApi } from "../../src/sdk/query/ask.ts";
import { queryUnits } from "../../src/sdk/query/custody.ts";
import { queryProposals } from "../../src/sdk/query/members.ts";
import { queryBatches } from "../../src/sdk/query/sensing.ts";
import { chromiumPath, launchChromium } from "../../src/testing/chromium.ts";
import { openPage, PLAIN } from "./open-page.ts";

/** Screen -> its address: one thing of each kind, where the chain has one. */
async function screensOf(url: string): Promise<Map<string, string>> {
  const api: QueryApi = { url, openUrl: openUrlWithin(20_000) };
  const [batch] = (await queryBatches(api, { limit: 1 })).items;
  const [unit] = (await queryUnits(api, { phase: "Destroyed", limit: 1 })).items;
  const proposal = (await queryProposals(api, { limit: 500 })).items.at(-1);
  return new Map([
    ["1-start", "/"],
    ["2-river", "/river"],
    ["3-reading", batch ? `/stations/${batch.station}/readings/${batch.firstSeq}` : "/exceedances"],
    ["4-unit", unit ? `/units/${unit.unit}` : "/units"],
    ["5-vote", proposal ? `/proposals/${proposal.proposalId}` : "/proposals"],
  ]);
}

export interface WalkParameters {
  /** Of the console. */
  readonly url: string;
  /** Where the pictures go. What was there is gone. */
  readonly folder: string;
  say(line: string): void;
}

/** Opens five screens, and keeps a picture of each. Says so where there is no Chromium. Whether nothing was wrong. */
export async function walkScreens({ url, folder, say }: WalkParameters): Promise<boolean> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    say(`There is no Chromium at $TALLY_CHROMIUM, by default /usr/bin/chromium: the console at ${url} was not opened.`);
    return true;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await launchChromium(executablePath);
  try {
    const { page, faults, close } = await openPage(browser, url, "/", PLAIN);
    const screens = await screensOf(url);
    for (const [name, path] of screens) {
      await page.goto(`${url}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
    const found = await faults();
    for (const fault of found) say(`The console: ${fault}`);
    await close();
    say(`The console opened in Chromium; pictures of ${screens.size} screens are in ${folder}`);
    return found.length === 0;
  } finally {
    await browser.close();
  }
}
