/** What changes on the chain reaches the pages that it concerns, in every tab, and no others; and a page says when it hears nothing. */
import type { Browser, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";
import { putBag } from "./put-bag.ts";
import type { ConsoleStage } from "./stage.ts";

const STREAM = "**/v1/changes";

/** Counts what a page asks of the query API, by the path. */
function asked(page: Page): Map<string, number> {
  const counts = new Map<string, number>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
  });
  return counts;
}

const blockOf = async (page: Page) => Number(await page.locator("[data-as-of]").first().getAttribute("data-as-of"));
const heardOf = (page: Page, block: number) =>
  page.waitForFunction(
    (least) =>
      [...document.querySelectorAll<HTMLElement>("[data-as-of]")].every((each) => Number(each.dataset.asOf) >= least),
    block,
  );

export function changeCases(browser: Browser, { origin, members, caughtUp }: ConsoleStage): Case[] {
  return [
    {
      name: "an act has the page asked anew that shows it, in whichever tab, and the other page only says that it is as new",
      async run() {
        const {
          page: organisations,
          context,
          faults,
          close,
        } = await openPage(browser, origin, "/organisations", PLAIN);
        try {
          await goTo(organisations, `${origin}/organisations`);
          const units = await context.newPage();
          await goTo(units, `${origin}/units`);
          const [own, other] = [asked(units), asked(organisations)];
          const before = await blockOf(organisations);
          await putBag(members);
          await caughtUp();
          for (const page of [units, organisations]) await heardOf(page, before + 1);
          await units.waitForLoadState("networkidle");
          if ((own.get("/v1/units") ?? 0) < 1) throw new Error("the list of units was not asked for anew");
          const more = other.get("/v1/organisations") ?? 0;
          if (more > 0) throw new Error(`the organisations, of which none changed, were asked for ${more} times more`);
          expectNone(await faults());
        } finally {
          await close();
        }
      },
    },
    {
      name: "a page of which nothing is heard any more says so as time goes by",
      async run() {
        const { page, context, close } = await openPage(browser, origin, "/organisations", PLAIN);
        try {
          await page.clock.install();
          await context.route(STREAM, (route) => route.abort());
          await goTo(page, `${origin}/organisations`);
          await page
            .locator("[data-as-of]")
            .getByText(/^Block \d+$/)
            .waitFor();
          await page.clock.fastForward(200_000);
          await page.getByText(/nothing heard for 3 minutes/).waitFor();
          await page.clock.fastForward(7_200_000);
          await page.getByText(/nothing heard for 2 hours/).waitFor();
          await context.unroute(STREAM);
          await page
            .locator("[data-as-of]")
            .getByText(/^Block \d+$/)
            .waitFor();
        } finally {
          await close();
        }
      },
    },
  ];
}
