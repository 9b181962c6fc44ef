/** Every page in both languages, both themes, narrow and wide: nothing is wrong for who sees or hears little, and nothing leaves. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { goTo, nameOf, type OpenPage, openPage, PLAIN, tooWide, type View } from "./open-page.ts";
import { signInAs } from "./session-cases.ts";

const LANGUAGES = ["en", "zh"] as const;
const THEMES = ["light", "dark"] as const;
const WIDTHS = [1280, 360];
const [HEIGHT, NARROW_HEIGHT] = [860, 780];

/** What one looks at in a language, the first as the page is opened. */
const viewsIn = (language: View["language"]): View[] =>
  THEMES.flatMap((theme) => WIDTHS.map((width) => ({ language, theme, width })));

interface Window {
  readonly open: OpenPage;
  /** Path that is shown, all of it. */
  path?: string | undefined;
}

/** One window for each language, opened when it is first needed, and closed with the browser. */
function windows(browser: Browser, origin: string): (view: View) => Promise<Window> {
  const opened = new Map<string, Promise<Window>>();
  return (view) => {
    const window = opened.get(view.language) ?? openPage(browser, origin, "/", view).then((open) => ({ open }));
    opened.set(view.language, window);
    return window;
  };
}

/** Shows a path in a view. A page is loaded once in each language: theme and width change under it, as a person changes them. */
async function show(window: Window, origin: string, path: string, { theme, width }: View): Promise<void> {
  const { page } = window.open;
  await page.setViewportSize({ width, height: width < 600 ? NARROW_HEIGHT : HEIGHT });
  if (window.path !== path) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    window.path = undefined; // until it is there: a case that fails on the way leaves nothing to the next
    await goTo(page, `${origin}${path}`);
    window.path = path;
  }
  await page.evaluate(async (shown) => {
    document.documentElement.dataset.theme = shown;
    // A frame for what follows the theme and the width by itself, and one for what it draws.
    for (let frames = 0; frames < 3; frames++) await new Promise((drawn) => requestAnimationFrame(drawn));
  }, theme);
}

const fileOf = (path: string, view: View) => {
  const name = path.replaceAll(/\W+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
  return `${name || "start"}-${nameOf(view).replaceAll(/\W+/g, "-")}.png`;
};

/** What is wrong with a path in a view. */
async function problemsOf(
  window: Window,
  origin: string,
  path: string,
  view: View,
  screens: string | undefined,
  who = "",
): Promise<string[]> {
  await show(window, origin, path, view);
  const { page, faults } = window.open;
  const wide = await tooWide(page);
  if (screens !== undefined)
    await page.screenshot({ path: join(screens, fileOf(`${who} ${path}`, view)), fullPage: true });
  return [
    ...(wide > 0 ? [`the page is ${wide} px wider than the window`] : []),
    ...(await axeProblems(page)),
    ...(await faults()),
  ];
}

/** @param screens Where pictures go; none if undefined. */
export function routeCases(
  browser: Browser,
  origin: string,
  paths: readonly string[],
  screens: string | undefined,
): Case[] {
  const windowOf = windows(browser, origin);
  const look = async (path: string, view: View) => {
    const window = await windowOf(view);
    expectNone(await problemsOf(window, origin, path, view, screens));
  };
  return LANGUAGES.flatMap((language) =>
    paths.flatMap((path) =>
      viewsIn(language).map((view) => ({ name: `${path}: ${nameOf(view)}`, run: () => look(path, view) })),
    ),
  );
}

interface SignedInAs {
  /** @default North Bank */
  readonly who?: string;
  /** Where pictures go; none if undefined. */
  readonly screens?: string | undefined;
}

/** Every page once more as a bank sees it that is signed in, in every view: it has parts that others have not. */
export function signedInCases(
  browser: Browser,
  origin: string,
  paths: readonly string[],
  { who = "North Bank", screens }: SignedInAs = {},
): Case[] {
  return LANGUAGES.map((language) => ({
    name: `every page for who is signed in: ${language}`,
    async run() {
      const open = await openPage(browser, origin, "/", PLAIN);
      try {
        await signInAs(open.page, who);
        // As somebody chooses it: pages that are opened from here on are in it.
        await open.page.evaluate((chosen) => localStorage.setItem("tallystick.language", chosen), language);
        const window: Window = { open };
        const problems: string[] = [];
        for (const path of paths) {
          for (const view of viewsIn(language)) {
            const found = await problemsOf(window, origin, path, view, screens, who);
            problems.push(...found.map((problem) => `${path}: ${nameOf(view)}: ${problem}`));
          }
          const shown = await open.page.evaluate(() => document.documentElement.lang);
          if (!shown.startsWith(language)) problems.push(`${path} is in ${shown}`);
        }
        expectNone(problems);
      } finally {
        await open.close();
      }
    },
  }));
}
