/** Every page in both languages, both themes, narrow and wide: nothing is wrong for who sees or hears little, and nothing leaves. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { nameOf, type OpenPage, openPage, type View } from "./open-page.ts";

const LANGUAGES = ["en", "zh"] as const;
const THEMES = ["light", "dark"] as const;
const WIDTHS = [360, 1280];

const VIEWS: readonly View[] = LANGUAGES.flatMap((language) =>
  THEMES.flatMap((theme) => WIDTHS.map((width) => ({ language, theme, width }))),
);

/** One window for each view, opened when it is first needed, and closed with the browser. */
function windows(browser: Browser, origin: string): (view: View) => Promise<OpenPage> {
  const opened = new Map<View, Promise<OpenPage>>();
  return (view) => {
    const open = opened.get(view) ?? openPage(browser, origin, "/", view);
    opened.set(view, open);
    return open;
  };
}

const fileOf = (path: string, view: View) => {
  const name = path.replaceAll(/\W+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
  return `${name || "start"}-${nameOf(view).replaceAll(/\W+/g, "-")}.png`;
};

/** @param screens Where pictures go; none if undefined. */
export function routeCases(
  browser: Browser,
  origin: string,
  paths: readonly string[],
  screens: string | undefined,
): Case[] {
  const windowOf = windows(browser, origin);
  const look = async (path: string, view: View) => {
    const { page, faults } = await windowOf(view);
    await page.goto(`${origin}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    if (screens !== undefined) await page.screenshot({ path: join(screens, fileOf(path, view)), fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expectNone([
      ...(wide > 0 ? [`the page is ${wide} px wider than the window`] : []),
      ...(await axeProblems(page)),
      ...(await faults()),
    ]);
  };
  return VIEWS.flatMap((view) =>
    paths.map((path) => ({ name: `${path}: ${nameOf(view)}`, run: () => look(path, view) })),
  );
}
