/** The README's pictures of the console, taken anew: `npm run tool -- scripts/console/pictures.ts`. */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";
import { chromiumPath, launchChromium } from "../../src/testing/chromium.ts";
import { openPage, PLAIN, settled } from "./open-page.ts";
import { firstDestroyed } from "./paths.ts";
import { openStage } from "./stage.ts";

const FOLDER = join(packageRoot(), "docs", "images");
/** Pixels. A page that is full of text has less of it in the picture. */
const HEIGHT = 720;
const DENSE = 600;
/** Bytes of a picture. */
const MOST = 150_000;

const say = (line: string) => console.log(line);
const executablePath = chromiumPath();
if (executablePath === undefined)
  throw new Error("there is no Chromium at $TALLY_CHROMIUM, by default /usr/bin/chromium");

mkdirSync(FOLDER, { recursive: true });
const stage = await openStage(say);
const browser = await launchChromium(executablePath);
try {
  const pages = [
    ["river", "/river", HEIGHT],
    ["station", "/stations/2", HEIGHT],
    ["reading", "/stations/2/readings/1200", DENSE],
    ["unit", await firstDestroyed(stage.origin), HEIGHT],
  ] as const;
  for (const [name, path, height] of pages) {
    const { page, close } = await openPage(browser, stage.origin, path, PLAIN);
    await page.setViewportSize({ width: PLAIN.width, height });
    await settled(page);
    const file = join(FOLDER, `${name}.png`);
    await page.screenshot({ path: file });
    await close();
    const { size } = statSync(file);
    say(`${name}.png has ${size} bytes`);
    if (size > MOST) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await stage.close();
}
