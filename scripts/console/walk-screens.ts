/** Five screens of a console, looked at in Chromium, with a picture of each. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openUrlWithin } from "../../src/lib/open-url.ts";
import type { QueryApi } from "../../src/sdk/query/ask.ts";
import { queryUnits } from "../../src/sdk/query/custody.ts";
import { queryProposals } from "../../src/sdk/query/members.ts";
import { queryBatches } from "../../src/sdk/query/sensing.ts";
import { launchChromium } from "../../src/testing/chromium.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";

/** A screen, and where it is; undefined where the chain has nothing to show on it. */
export interface Screen {
  readonly name: string;
  readonly path: string | undefined;
}

/** One thing of each kind, where the chain has one. */
async function screensOf(url: string): Promise<Screen[]> {
  const api: QueryApi = { url, openUrl: openUrlWithin(20_000) };
  const [batch] = (await queryBatches(api, { limit: 1 })).items;
  const [unit] = (await queryUnits(api, { phase: "Destroyed", limit: 1 })).items;
  const proposal = (await queryProposals(api, { limit: 500 })).items.at(-1);
  return [
    { name: "1-start", path: "/" },
    { name: "2-river", path: "/river" },
    { name: "3-reading", path: batch && `/stations/${batch.station}/readings/${batch.firstSeq}` },
    { name: "4-unit", path: unit && `/units/${unit.unit}` },
    { name: "5-vote", path: proposal && `/proposals/${proposal.proposalId}` },
  ];
}

export interface WalkParameters {
  /** Of the console. */
  readonly url: string;
  /** Path of the browser. */
  readonly chromium: string;
  /** Whether all was played, so that every screen has something to show. */
  readonly isWhole: boolean;
  /** Where the pictures go. What was there is gone. */
  readonly folder: string;
  say(line: string): void;
}

/** Opens five screens, and keeps a picture of each. Whether nothing was wrong on any of them. */
export async function walkScreens({ url, chromium, isWhole, folder, say }: WalkParameters): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await launchChromium(chromium);
  try {
    const { page, faults, close } = await openPage(browser, url, "/", PLAIN);
    const screens = await screensOf(url);
    let [seen, wrong] = [0, 0];
    for (const { name, path } of screens) {
      if (path === undefined) {
        say(`The console: ${name} was left out, because the chain has nothing to show there`);
        if (isWhole) wrong++;
        continue;
      }
      await goTo(page, `${url}${path}`);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      seen++;
      for (const fault of await faults()) {
        say(`The console: ${name}: ${fault}`);
        wrong++;
      }
    }
    await close();
    say(`The console opened in Chromium; pictures of ${seen} of ${screens.length} screens are in ${folder}`);
    return wrong === 0;
  } finally {
    await browser.close();
  }
}
