/** Every page in both languages, both themes, narrow and wide: nothing is wrong for who sees or hears little, and nothing leaves. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { nameOf, openPage, type View } from "./open-page.ts";

const LANGUAGES = ["en", "zh"] as const;
const THEMES = ["light", "dark"] as const;
const WIDTHS = [360, 1280];

const VIEWS: readonly View[] = LANGUAGES.flatMap((language) =>
  THEMES.flatMap((theme) => WIDTHS.map((width) => ({ language, theme, width }))),
);

/** @param screens Where pictures go; none if undefined. */
export function routeCases(
  browser: Browser,
  origin: string,
  paths: readonly string[],
  screens: string | undefined,
): Case[] {
  return paths.flatMap((path) =>
    VIEWS.map((view) => ({
      name: `${path}: ${nameOf(view)}`,
      async run() {
        const { page, faults, close } = await openPage(browser, origin, path, view);
        try {
          await page.getByRole("heading", { level: 1 }).waitFor();
          await page.waitForLoadState("networkidle");
          if (screens !== undefined) {
            const file = `${path.replaceAll(/\W+/g, "-").replace(/^-|-$/g, "") || "start"}-${nameOf(view).replaceAll(/\W+/g, "-")}.png`;
            await page.screenshot({ path: join(screens, file), fullPage: true });
          }
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expectNone([
            ...(wide > 0 ? [`the page is ${wide} px wider than the window`] : []),
            ...(await axeProblems(page)),
            ...(await faults()),
          ]);
        } finally {
          await close();
        }
      },
    })),
  );
}
