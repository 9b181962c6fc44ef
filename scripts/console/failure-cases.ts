/** What stands on a page when the server stops to answer, or finds another chain: it is never shown as if it were new. */
import type { Browser, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { openPage, PLAIN } from "./open-page.ts";
import { putBag } from "./put-bag.ts";
import type { ConsoleStage } from "./stage.ts";

const UNITS = "**/v1/units?*";

const rows = (page: Page) => page.getByRole("main").getByRole("row");

export function failureCases(browser: Browser, { origin, members }: ConsoleStage): Case[] {
  const nextUnit = () => putBag(members);
  return [
    {
      name: "a server that goes away leaves what was there with a word, and another chain leaves nothing",
      async run() {
        const { page, faults, close } = await openPage(browser, origin, "/units", PLAIN);
        try {
          await rows(page).nth(1).waitFor();
          await page.route(UNITS, (route) => route.abort());
          await nextUnit();
          await page.getByText("This could not be asked anew").waitFor();
          await page.getByText("and no answer since").waitFor();
          await rows(page).nth(1).waitFor();
          await page.unroute(UNITS);
          await page.getByRole("button", { name: "Try again" }).click();
          await page.getByText("This could not be asked anew").waitFor({ state: "detached" });
          await page.getByText("and no answer since").waitFor({ state: "detached" });
          const problem = { type: "about:blank", title: "", status: 503, code: "CHAIN_REPLACED", detail: "another" };
          const body = JSON.stringify(problem);
          const contentType = "application/problem+json";
          await page.route(UNITS, (route) => route.fulfill({ status: 503, contentType, body }));
          await nextUnit();
          await page.getByText("This could not be loaded").waitFor();
          await page.getByText("CHAIN_REPLACED").waitFor();
          if ((await rows(page).count()) > 0) throw new Error("rows of the other chain are still shown");
          expectNone(await faults());
        } finally {
          await close();
        }
      },
    },
  ];
}
