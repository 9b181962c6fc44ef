/** Texts that somebody put on the chain to hurt: they are shown as texts, and nothing of them runs, leaves, or turns the page around. */
import type { Browser, Page } from "playwright-core";
import { showUnseen } from "../../src/lib/text/show-unseen.ts";
import { type Case, expectNone } from "./cases.ts";
import { type HostileStage, NAMES, type ShownText } from "./hostile-stage.ts";
import { goTo, nameOf, openPage, PLAIN, tooWide, type View } from "./open-page.ts";
import { signInAs } from "./session-cases.ts";

const VIEWS: readonly View[] = [
  { language: "en", theme: "light", width: 360 },
  { language: "zh", theme: "dark", width: 360 },
  { language: "en", theme: "dark", width: 1280 },
];
/** Pages that list things, or name them in what one chooses from. */
const LISTS = [
  "/",
  "/organisations",
  "/proposals",
  "/river",
  "/gaps",
  "/units",
  "/today",
  "/sign-in",
  "/handover",
  "/status",
];
/** Who is told of all business. */
const REGULATOR = "River Authority";
/** What text alone never makes, anywhere in the document, and what it never leads to. */
const MADE =
  'main img, main script, iframe, object, embed, meta[http-equiv="refresh"], [onload], [onerror], [href^="javascript:"], [href*="127.0.0.1:9/"]';

/** What a text did to the page that shows it, in words. */
async function hurtBy(page: Page, path: string): Promise<string[]> {
  const seen = await page.evaluate((made) => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? "");
    for (const element of document.body.querySelectorAll("*")) {
      for (const name of ["aria-label", "title", "alt", "placeholder", "label"])
        texts.push(element.getAttribute(name) ?? "");
    }
    return {
      hurt: "hurt" in globalThis,
      made: [...document.querySelectorAll(made)].map((each) => each.outerHTML),
      texts,
    };
  }, MADE);
  const leaks = seen.texts.filter((text) => showUnseen(text, "\n") !== text);
  const wide = await tooWide(page);
  return [
    ...(seen.hurt ? ["something ran"] : []),
    ...seen.made.map((html) => `it made ${html.slice(0, 200)}`),
    ...leaks.map((text) => `it is shown as it came: ${showUnseen(text).slice(0, 120)}`),
    ...(wide > 0 ? [`${wide} px wider than the window`] : []),
  ].map((what) => `${path.slice(0, 120)}: ${what}`);
}

/** Whether a thing's raw view has all of its text: cut is only what is shown beside other things. */
const wholeIn = (things: readonly ShownText[]) => async (page: Page, path: string) => {
  const raw = await page.getByRole("tabpanel").locator("pre").textContent();
  const { text = "" } = things.find((each) => path === `${each.path}?tab=raw`) ?? {};
  // No database keeps a zero character.
  const whole = showUnseen(JSON.stringify(text.replaceAll("\0", "\ufffd")).slice(1, -1));
  return raw?.includes(whole) ? [] : [`${path.slice(0, 120)}: the raw view lacks ${whole.slice(0, 80)}`];
};

export function hostileCases(browser: Browser, stage: HostileStage): Case[] {
  const { origin, shown: things, facility } = stage;
  const searches = NAMES.map((text) => `/search?q=${encodeURIComponent(text)}`.slice(0, 1_500));
  const look = (
    name: string,
    view: View,
    paths: readonly string[],
    more?: (page: Page, path: string) => Promise<string[]>,
    who?: string,
  ): Case => ({
    name,
    async run() {
      const { page, faults, close } = await openPage(browser, origin, "/proposals", view);
      try {
        const problems: string[] = [];
        if (who !== undefined) {
          await goTo(page, `${origin}/sign-in`);
          await signInAs(page, who);
        }
        for (const path of paths) {
          await goTo(page, `${origin}${path}`);
          problems.push(...(await hurtBy(page, path)), ...((await more?.(page, path)) ?? []));
          problems.push(...(await faults()).map((fault) => `${path.slice(0, 120)}: ${fault}`));
        }
        expectNone(problems);
      } finally {
        await close();
      }
    },
  });
  return [
    ...VIEWS.map((view) => look(`hostile texts do nothing in lists: ${nameOf(view)}`, view, [...LISTS, ...searches])),
    ...VIEWS.slice(0, 2).map((view, i) =>
      look(
        `hostile texts do nothing on the pages of things: ${nameOf(view)}`,
        view,
        things.flatMap(({ path }) => (i === 0 ? [path, `${path}?tab=timeline`] : [path])),
      ),
    ),
    look(
      "the whole text is in the raw view",
      PLAIN,
      things.map(({ path }) => `${path}?tab=raw`),
      wholeIn(things),
    ),
    look(
      "hostile texts do nothing to who may see a facility",
      PLAIN,
      ["/facilities", facility.path, `${facility.path}?tab=timeline`],
      undefined,
      REGULATOR,
    ),
    look(
      "a hostile line of a facility is in the raw view",
      PLAIN,
      [`${facility.path}?tab=raw`],
      wholeIn([facility]),
      REGULATOR,
    ),
  ];
}
