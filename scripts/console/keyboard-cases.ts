/** The keyboard alone suffices. */
import type { Browser, Locator, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { type OpenPage, openPage, PLAIN, type View } from "./open-page.ts";

/** Presses of Tab that lead around any page. */
const ROUND = 60;

const hasFocus = (element: Element) => element === document.activeElement;

/** Waits until it is there, then presses Tab until it has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < ROUND; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate(hasFocus)) return;
  }
  throw new Error(`Tab never came to ${target}`);
}

/** As a click, by keyboard alone. */
export async function pressEnter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Waits until it has the focus without a key. */
const focused = async (page: Page, target: Locator) =>
  page.waitForFunction((element) => element === document.activeElement, await target.elementHandle());

const shown = async (page: Page, name: RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

export function keyboardCases(browser: Browser, origin: string): Case[] {
  const by = (name: string, view: View, path: string, act: (open: OpenPage) => Promise<void>): Case => ({
    name: `by keyboard: ${name}`,
    async run() {
      const open = await openPage(browser, origin, path, view);
      try {
        await open.page.getByRole("heading", { level: 1 }).waitFor();
        await act(open);
        expectNone(await open.faults());
      } finally {
        await open.close();
      }
    },
  });
  return [
    by("the first Tab leads past the navigation", PLAIN, "/", async ({ page }) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await tabTo(page, page.getByRole("link", { name: /I watch over a river/ }));
      await page.keyboard.press("Enter");
      await shown(page, /The river/);
    }),
    by("the views of a thing, by arrows", PLAIN, "/organisations/1", async ({ page }) => {
      await tabTo(page, page.getByRole("tab", { name: "Facts" }));
      await page.keyboard.press("ArrowRight");
      await page.getByRole("tab", { name: "Timeline", selected: true }).waitFor();
    }),
    by(
      "the menu of a narrow window opens, and Escape closes it",
      { language: "en", theme: "light", width: 360 },
      "/",
      menu,
    ),
    by("one signs in, and out", PLAIN, "/", async ({ page }) => {
      await tabTo(page, page.getByRole("button", { name: /^North Bank/ }));
      await page.keyboard.press("Enter");
      await page.getByText("wants you to sign in with your Ethereum account").waitFor();
      await tabTo(page, page.getByRole("button", { name: "Sign it as North Bank" }));
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "You are signed in" }).waitFor();
      await tabTo(page, page.getByRole("main").getByRole("button", { name: "Sign out" }));
      await page.keyboard.press("Enter");
      await shown(page, /Sign in/);
    }),
    by("files are chosen", PLAIN, "/verify", async ({ page }) => {
      // Watched for before the first key: the browser has to know of it before the chooser opens.
      const chosen = page.waitForEvent("filechooser");
      chosen.catch(() => undefined); // that it never came is said where it is awaited
      await tabTo(page, page.getByText("Choose files", { exact: true }));
      await page.keyboard.press("Enter");
      if (!(await chosen).isMultiple()) throw new Error("one file alone can be chosen");
    }),
  ];
}

async function menu({ page }: OpenPage): Promise<void> {
  const button = page.getByRole("button", { name: "Menu" });
  const dialog = page.getByRole("dialog");
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await focused(page, button);
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("link", { name: "Verify" }));
  await page.keyboard.press("Enter");
  await shown(page, /Verify a proof/);
}
