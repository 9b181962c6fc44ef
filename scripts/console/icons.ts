/** `npm run tool -- scripts/console/icons.ts`: draws the icons of the installed console from its SVG, by Chromium. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromiumPath, launchChromium } from "../../src/testing/chromium.ts";
import { ROOT } from "../check/report.ts";

const FOLDER = join(ROOT, "src/console/public");
const path = chromiumPath();
if (path === undefined) throw new Error("no Chromium at $TALLY_CHROMIUM, by default /usr/bin/chromium");
const browser = await launchChromium(path);
try {
  for (const size of [192, 512]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>*{margin:0}svg{display:block}</style>${readFileSync(join(FOLDER, "icon.svg"), "utf8")}`,
    );
    writeFileSync(join(FOLDER, `icon-${size}.png`), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
