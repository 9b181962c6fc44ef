/** The journeys of a newcomer, gone in Chromium on a console that is served, with a picture of the screen that each leads to. */
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openUrlWithin } from "../../src/lib/open-url.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { launchChromium } from "../../src/testing/chromium.ts";
import { type Case, expectNone, runCases } from "./cases.ts";
import { JOURNEYS } from "./journeys.ts";

export interface WalkParameters {
  /** Of the console. */
  readonly url: string;
  /** Path of the browser. */
  readonly chromium: string;
  /** Whether all was played, so that no journey may be left out. */
  readonly isWhole: boolean;
  /** The organisations that played, by name. */
  readonly members: ReadonlyMap<string, Client>;
  /** Folder of evidence receipts; it may not be there. */
  readonly receipts: string;
  /** Where the pictures go. What was there is gone. */
  readonly folder: string;
  say(line: string): void;
}

/** Goes all journeys, and keeps a picture of where each ends. Whether nothing was wrong on any of them, and none was left out. */
export async function walkScreens(parameters: WalkParameters): Promise<boolean> {
  const { url: origin, chromium, isWhole, members, receipts, folder, say } = parameters;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [receipt] = existsSync(receipts)
    ? readdirSync(receipts, { recursive: true, encoding: "utf8" }).filter(isReceipt)
    : [];
  const browser = await launchChromium(chromium);
  try {
    const api = { url: origin, openUrl: openUrlWithin(20_000) };
    const walk = { browser, origin, api, members, ...(receipt !== undefined && { receipt: join(receipts, receipt) }) };
    const cases: Case[] = [];
    for (const { screen, title, isThere, go } of JOURNEYS) {
      if (!isWhole && !(await isThere(walk))) {
        say(`The console: ${screen} was left out, because the chain has nothing to show there`);
        continue;
      }
      cases.push({
        name: title,
        async run() {
          const { page, faults, close } = await go(walk);
          try {
            await page.screenshot({ path: join(folder, `${screen}.png`) });
            expectNone(await faults());
          } finally {
            await close();
          }
        },
      });
    }
    say("\nThe console in Chromium, from its first page by clicks alone");
    const { passed, failed } = await runCases(cases, say);
    const seen = readdirSync(folder).length;
    say(`pictures of ${seen} of ${JOURNEYS.length} screens are in ${folder}`);
    say(`${passed} passed, ${failed} failed`);
    return failed === 0 && (!isWhole || seen === JOURNEYS.length);
  } finally {
    await browser.close();
  }
}

const isReceipt = (name: string) => name.endsWith(".receipt.json");
