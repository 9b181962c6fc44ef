/** A pledged receivable, a letter of credit and a computation as the chain has them, and as each role sees them. */
import type { Browser, Page } from "playwright-core";
import { openUrlWithin } from "../../src/lib/open-url.ts";
import type { QueryApi } from "../../src/sdk/query/ask.ts";
import { queryCredits } from "../../src/sdk/query/credits.ts";
import { queryAgreements } from "../../src/sdk/query/data.ts";
import { queryReceivables } from "../../src/sdk/query/receivables.ts";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { tabTo } from "./keyboard-cases.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";
import { routeCases } from "./route-cases.ts";
import { signInAs } from "./session-cases.ts";

const KEPT = "Its parties keep this to themselves";
const MILLION = "1\u202f000\u202f000.00";

async function thingsOn(origin: string) {
  const api: QueryApi = { url: origin, openUrl: openUrlWithin(20_000) };
  const [credit] = (await queryCredits(api, { limit: 1 })).items;
  const [receivable] = (await queryReceivables(api, { limit: 1 })).items;
  const [agreement] = (await queryAgreements(api, { limit: 1 })).items;
  if (!credit || !receivable || !agreement)
    throw new Error("the second chain lacks a credit, a receivable or an agreement");
  return {
    credit: `/credits/${credit.credit}`,
    receivable: `/receivables/${receivable.receivable}`,
    agreement: `/agreements/${agreement.agreement}`,
  };
}

/** @param origin Of the console over the second chain. @param screens Where pictures go; none if undefined. */
export async function financeCases(browser: Browser, origin: string, screens: string | undefined): Promise<Case[]> {
  const { credit, receivable, agreement } = await thingsOn(origin);
  const as = (who: string | undefined, what: string, path: string, act: (page: Page) => Promise<void>): Case => ({
    name: `second chain: ${who ?? "nobody in particular"} ${what}`,
    async run() {
      const { page, faults, close } = await openPage(browser, origin, "/", PLAIN);
      try {
        if (who !== undefined) await signInAs(page, who);
        await goTo(page, `${origin}${path}`);
        await act(page);
        expectNone([...(await axeProblems(page)), ...(await faults())]);
      } finally {
        await close();
      }
    },
  });
  const withheld = async (page: Page) => {
    await page.getByText(KEPT).first().waitFor();
    if (await page.getByText(MILLION).first().isVisible()) throw new Error("the amount is shown");
  };
  const wholeCredit = async (page: Page) => {
    await page.getByText(MILLION).first().waitFor();
    await page.getByRole("heading", { level: 3 }).filter({ hasText: "Honoured" }).first().waitFor();
    if (await page.getByText(KEPT).first().isVisible()) throw new Error("something is withheld from a party");
  };
  const pledge = (page: Page) => page.getByRole("row").filter({ hasText: "Pledged" });
  const pledged = async (page: Page) => {
    await pledge(page).getByRole("link", { name: "North Bank" }).waitFor();
    await pledge(page)
      .getByText(/\d{3}\.\d\d/)
      .first()
      .waitFor();
  };
  return [
    as(undefined, "sees that a credit exists, and nothing of it", credit, withheld),
    as("North Bank", "is no party to the credit, and sees as little", credit, withheld),
    as("East Bank", "issued the credit, and sees all of it", credit, wholeCredit),
    as("Mountain Tools", "is paid under the credit, and sees all of it", credit, wholeCredit),
    as("River Authority", "sees all of the credit by its office", credit, wholeCredit),
    as(
      undefined,
      "sees what is withheld of an event as withheld, and not as nothing",
      `${credit}?tab=timeline`,
      async (page) => {
        await page.getByText("withheld", { exact: true }).first().waitFor();
        if ((await page.getByText("null", { exact: true }).count()) > 0) throw new Error("it is shown as null");
      },
    ),
    as("North Bank", "sees what is pledged to it", receivable, pledged),
    as("Ridge Castings", "sees what it pledged", receivable, pledged),
    as(undefined, "sees that something is pledged, and not how much", receivable, async (page) => {
      await page.getByText(KEPT).first().waitFor();
      const amounts = await pledge(page)
        .getByText(/\d{3}\.\d\d/)
        .count();
      if (amounts > 0) throw new Error("the amount of the pledge is shown");
    }),
    as(undefined, "sees a computation, who agreed and its receipt", "/computations", async (page) => {
      const row = page.getByRole("row").filter({ hasText: "Accepted" });
      await row.getByText(/\d agreed/).waitFor();
      await row.getByRole("link", { name: "North Bank" }).waitFor();
    }),
    as("East Bank", "reaches the credit by the keyboard alone", "/credits", async (page) => {
      await tabTo(page, page.getByRole("main").getByRole("cell").getByRole("link").first());
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Letter of credit" }).waitFor();
      await tabTo(page, page.getByRole("tab", { name: "Facts" }));
      await page.keyboard.press("ArrowRight");
      await page.getByRole("tab", { name: "Timeline", selected: true }).waitFor();
    }),
    ...routeCases(
      browser,
      origin,
      ["/credits", credit, `${credit}?tab=timeline`, receivable, "/computations", "/agreements", agreement],
      screens,
    ).map(({ name, run }) => ({ name: `second chain: ${name}`, run })),
  ];
}
