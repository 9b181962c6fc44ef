/** What a device brings along: its clock's zone, a printer, a folder for files. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";

/** Times of a page, as they are shown. */
const timesOf = (page: Page) => page.getByRole("main").locator("time").allInnerTexts();

export function surroundingsCases(browser: Browser, origin: string): Case[] {
  return [
    {
      name: "a clock in another zone changes no time that is shown, and its own time is in the title",
      async run() {
        const seen: string[][] = [];
        for (const zone of ["Asia/Shanghai", "America/New_York"]) {
          const { page, faults, close } = await openPage(browser, origin, "/", { ...PLAIN, zone });
          try {
            await goTo(page, `${origin}/river`);
            const title = await page.getByRole("main").locator("time").first().getAttribute("title");
            if (!title?.includes(`(${zone})`)) throw new Error(`the title is ${title}`);
            seen.push(await timesOf(page));
            expectNone(await faults());
          } finally {
            await close();
          }
        }
        const [here = [], there = []] = seen;
        if (here.length === 0 || here.join() !== there.join()) throw new Error(`${here.join()} is not ${there.join()}`);
        if (!here.every((time) => time.endsWith("UTC"))) throw new Error(`no zone is named: ${here.join()}`);
      },
    },
    {
      name: "a list is taken away as CSV, all of it, and no cell of it is a formula",
      async run() {
        const { page, faults, close } = await openPage(browser, origin, "/", PLAIN);
        try {
          await goTo(page, `${origin}/proposals`);
          const coming = page.waitForEvent("download");
          await page.getByRole("button", { name: "CSV" }).click();
          const file = await coming;
          const text = readFileSync(await file.path(), "utf8");
          if (!text.startsWith("proposalId,")) throw new Error(`it begins with ${text.slice(0, 60)}`);
          if (!text.includes("'=HYPERLINK")) throw new Error("the hostile text is no text in it");
          if (/(^|,)"?[=@]/m.test(text)) throw new Error("there is a formula in it");
          expectNone(await faults());
        } finally {
          await close();
        }
      },
    },
  ];
}
