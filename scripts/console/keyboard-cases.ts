/** The keyboard alone suffices. */
import type { Browser, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { type OpenPage, openPage, PLAIN, type View } from "./open-page.ts";

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      // The whole page has every text: that it has the focus says that nothing has it.
      if (element === document.body) return "";
      return `${element?.getAttribute("aria-label") ?? ""} ${element?.textContent ?? ""}`;
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

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
      await tabTo(page, /I watch over a river/);
      await page.keyboard.press("Enter");
      await shown(page, /The river/);
    }),
    by("the views of a thing, by arrows", PLAIN, "/organisations/1", async ({ page }) => {
      await tabTo(page, /^ Facts$/);
      await page.keyboard.press("ArrowRight");
      await page.getByRole("tab", { name: "Timeline", selected: true }).waitFor();
    }),
    by(
      "the menu of a narrow window opens, and Escape closes it",
      { language: "en", theme: "light", width: 360 },
      "/",
      menu,
    ),
    by("files are chosen", PLAIN, "/verify", async ({ page }) => {
      await tabTo(page, /Choose files/);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
      if (!chooser.isMultiple()) throw new Error("one file alone can be chosen");
    }),
  ];
}

async function menu({ page }: OpenPage): Promise<void> {
  await tabTo(page, /Menu/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("link", { name: "Verify" }).waitFor();
  await tabTo(page, /Verify/);
  await page.keyboard.press("Enter");
  await shown(page, /Verify a proof/);
}
