/** Lists of what somebody answers for: a bank's limits and deals, computations over data, chains that are followed. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { goTo, openPage, PLAIN, tooWide } from "./open-page.ts";
import { signInAs } from "./session-cases.ts";

/** @param screens Where pictures go; none if undefined. */
export function overviewCases(browser: Browser, origin: string, screens: string | undefined): Case[] {
  const look = (path: string, act: (page: Page) => Promise<void>, who?: string): Case => ({
    name: `overview: ${path} as ${who ?? "anybody"} sees it`,
    async run() {
      const open = await openPage(browser, origin, "/", PLAIN);
      try {
        if (who !== undefined) await signInAs(open.page, who);
        await goTo(open.page, `${origin}${path}`);
        const picture = `overview${path.replaceAll("/", "-")}.png`;
        if (screens !== undefined) await open.page.screenshot({ path: join(screens, picture), fullPage: true });
        await act(open.page);
        const wide = await tooWide(open.page);
        const tooBroad = wide > 0 ? [`the page is ${wide} px wider than the window`] : [];
        expectNone([...tooBroad, ...(await axeProblems(open.page)), ...(await open.faults())]);
      } finally {
        await open.close();
      }
    },
  });
  const part = (page: Page, name: string) => page.getByRole("heading", { level: 2, name }).waitFor();
  return [
    look(
      "/exposure",
      async (page) => {
        await part(page, "Limits on organisations");
        await part(page, "Deals");
        await page.getByText("480\u202f000.00 (claim)").waitFor();
        await page.getByText("On condition of a fact of another chain").first().waitFor();
      },
      "North Bank",
    ),
    look("/computations", (page) => page.getByText("No computation was proposed").waitFor()),
    look("/chains", (page) => page.getByRole("cell", { name: "31338" }).waitFor()),
  ];
}
