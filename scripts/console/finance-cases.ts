/** A pledged receivable, a letter of credit, a bill, a facility, a treaty and a computation as the chain has them, and as each role sees them. */
import type { Browser, Page } from "playwright-core";
import { queryBills } from "../../src/sdk/query/bills.ts";
import { queryCredits } from "../../src/sdk/query/credits.ts";
import { queryAgreements } from "../../src/sdk/query/data.ts";
import { queryFacilities } from "../../src/sdk/query/funds.ts";
import { queryReceivables } from "../../src/sdk/query/receivables.ts";
import { queryLosses } from "../../src/sdk/query/treaties.ts";
import { apiAs } from "./api-as.ts";
import type { Case } from "./cases.ts";
import { tabTo } from "./keyboard-cases.ts";
import { routeCases } from "./route-cases.ts";
import { seenOn } from "./seen-on.ts";

const KEPT = "Its parties keep this to themselves";
const MILLION = "1\u202f000\u202f000.00";

async function thingsOn(browser: Browser, origin: string) {
  const api = await apiAs(browser, origin, "River Authority");
  const [credit] = (await queryCredits(api, { limit: 1 })).items;
  const [bill] = (await queryBills(api, { state: "Closed", limit: 1 })).items;
  const [facility] = (await queryFacilities(api, { state: "Closed", limit: 1 })).items;
  const [receivable] = (await queryReceivables(api, { limit: 1 })).items;
  const [agreement] = (await queryAgreements(api, { limit: 1 })).items;
  const [loss] = (await queryLosses(api, { limit: 1 })).items;
  if (!credit || !bill || !facility || !loss || !receivable || !agreement)
    throw new Error("the second chain lacks a credit, a bill, a facility, a loss, a receivable or an agreement");
  return {
    credit: `/credits/${credit.credit}`,
    bill: `/bills/${bill.bill}`,
    facility: `/facilities/${facility.facility}`,
    treaty: `/treaties/${loss.treaty}`,
    loss: `/losses/${loss.loss}`,
    receivable: `/receivables/${receivable.receivable}`,
    agreement: `/agreements/${agreement.agreement}`,
  };
}

/** @param origin Of the console over the second chain. @param screens Where pictures go; none if undefined. */
export async function financeCases(browser: Browser, origin: string, screens: string | undefined): Promise<Case[]> {
  const { credit, bill, facility, treaty, loss, receivable, agreement } = await thingsOn(browser, origin);
  const as = seenOn(browser, origin);
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
    as(undefined, "is told of no credit", credit, withheld),
    as("North Bank", "is no party to the credit, and sees that it exists, and nothing of it", credit, withheld),
    as("East Bank", "issued the credit, and sees all of it", credit, wholeCredit),
    as("Mountain Tools", "is paid under the credit, and sees all of it", credit, wholeCredit),
    as("River Authority", "sees all of the credit by its office", credit, wholeCredit),
    as(
      "North Bank",
      "sees what is withheld of an event as withheld, and not as nothing",
      `${credit}?tab=timeline`,
      async (page) => {
        await page.getByText("withheld", { exact: true }).first().waitFor();
        if ((await page.getByText("null", { exact: true }).count()) > 0) throw new Error("it is shown as null");
      },
    ),
    as(undefined, "is told of no bill", bill, withheld),
    as("Loom Mills", "drew the bill, and sees the endorsement chain of each part", bill, async (page) => {
      await page.getByText(MILLION).first().waitFor();
      const chain = page.getByRole("list", { name: "Endorsement chain of part 40000001" });
      const shown = await chain.getByRole("listitem").allInnerTexts();
      const wanted = ["Dye Works", "Canal Bank", "Reserve Bank", "Loom Mills"];
      const isWhole = shown.length === wanted.length && wanted.every((name, i) => shown[i]?.includes(name));
      if (!isWhole || !shown[3]?.includes("paid in recourse")) throw new Error(`the chain is ${JSON.stringify(shown)}`);
      await page.getByRole("row").filter({ hasText: "Canal Bank" }).getByText("Paid").first().waitFor();
    }),
    as("Salt Works", "had a part of the bill, and sees nothing of the other", bill, async (page) => {
      await page.getByRole("list", { name: "Endorsement chain of part 1" }).waitFor();
      await page.getByText("withheld", { exact: true }).first().waitFor();
      if ((await page.getByText("Canal Bank").count()) > 0) throw new Error("who has the other part is shown");
    }),
    as(undefined, "is told of no facility", facility, withheld),
    as("Wheel Works", "borrowed under the facility, and sees its budget and every request", facility, async (page) => {
      await page.getByText(MILLION).first().waitFor();
      const carriage = page.getByRole("table", { name: "Budget" }).getByRole("row").filter({ hasText: "carriage" });
      await carriage.getByText("100\u202f000.00").first().waitFor();
      const requests = page.getByRole("table", { name: "Requests" }).getByRole("row");
      await requests.filter({ hasText: "Given back" }).getByRole("link", { name: "Cart Haulage" }).waitFor();
      await requests.filter({ hasText: "by the lender" }).getByRole("link", { name: "Lathe Makers" }).waitFor();
    }),
    as("Lathe Makers", "was paid out of the facility, and sees its own payments alone", facility, async (page) => {
      const requests = page.getByRole("table", { name: "Requests" }).getByRole("row");
      await requests.filter({ hasText: "by rule" }).getByText("50\u202f000.00").waitFor();
      await page.getByText(KEPT).first().waitFor();
      if ((await page.getByText("Cart Haulage").count()) > 0) throw new Error("who else is paid is shown");
      if (await page.getByText(MILLION).first().isVisible()) throw new Error("the amount of the facility is shown");
    }),
    as(undefined, "sees that a treaty exists, and nothing of it", treaty, async (page) => {
      await page.getByText(KEPT).first().waitFor();
      if ((await page.getByText("First Re").count()) > 0) throw new Error("a reinsurer is shown");
    }),
    as(
      "Second Re",
      "follows under the treaty, and sees its layer and that the lines are the whole",
      treaty,
      async (page) => {
        await page.getByRole("img", { name: /^attaches at 1\s000\s000\.00/ }).waitFor();
        await page.getByText("Together 100.00\u202f%").first().waitFor();
        const lines = page.getByRole("table", { name: "Lines of the reinsurers" }).getByRole("row");
        await lines.filter({ hasText: "lead" }).getByText("66.67\u202f%").waitFor();
        await lines.filter({ hasText: "follower" }).getByRole("link", { name: "Second Re" }).waitFor();
        await page.getByRole("table", { name: "Losses" }).getByRole("row").filter({ hasText: "the lead" }).waitFor();
      },
    ),
    as("River Insurance", "called its loss, and sees who did not pay", loss, async (page) => {
      const shares = page.getByRole("table", { name: "Layer 1" }).getByRole("row");
      await shares.filter({ hasText: "First Re" }).getByText("Paid", { exact: true }).waitFor();
      const owing = shares.filter({ hasText: "Did not pay in its days" });
      await owing.getByText("333\u202f250.00").waitFor();
      await owing.getByText("500\u202f000.00").waitFor();
    }),
    as("Second Re", "lists the treaties that are its own", "/treaties", async (page) => {
      await page.getByRole("cell").getByRole("link", { name: "First Re" }).first().waitFor();
      if (await page.getByText("withheld", { exact: true }).first().isVisible()) throw new Error("not all are its own");
    }),
    as("North Bank", "sees what is pledged to it", receivable, pledged),
    as("Ridge Castings", "sees what it pledged", receivable, pledged),
    as(undefined, "is told of no pledge", receivable, async (page) => {
      await page.getByText(KEPT).first().waitFor();
      if ((await pledge(page).count()) > 0) throw new Error("that something is pledged is shown");
    }),
    as(undefined, "sees a computation, who agreed and its receipt", "/computations", async (page) => {
      const row = page.getByRole("row").filter({ hasText: "Accepted" });
      await row.getByText(/\d agreed/).waitFor();
      await row.getByRole("link", { name: "North Bank" }).waitFor();
    }),
    ...["/credits", "/bills", "/receivables"].map((path) =>
      as("River Authority", `looks at everybody's first: ${path}`, path, async (page) => {
        await page
          .locator("select", { has: page.getByRole("option", { name: "Everybody's", selected: true }) })
          .waitFor();
        await page.getByRole("main").getByRole("cell").getByRole("link").first().waitFor();
      }),
    ),
    as(
      "Mountain Tools",
      "lists the credits that are its own, and those of others when it wants to",
      "/credits",
      async (page) => {
        await page
          .locator("select", { has: page.getByRole("option", { name: "My organisation's", selected: true }) })
          .waitFor();
        await page.getByRole("cell").getByRole("link", { name: "Mountain Tools" }).first().waitFor();
        if (await page.getByText("withheld", { exact: true }).first().isVisible())
          throw new Error("not all are its own");
        await page.getByLabel("Whose").selectOption("all");
        await page.waitForURL(/whose=all/);
        await page.getByRole("cell").getByRole("link", { name: "Mountain Tools" }).first().waitFor();
      },
    ),
    as("Salt Works", "is a party to no credit, and is told so", "/credits", async (page) => {
      await page.getByText("Your organisation is a party to none of these.").waitFor();
      await page.getByLabel("Whose").selectOption("all");
      await page.getByText("withheld", { exact: true }).first().waitFor();
    }),
    as(
      "Ridge Castings",
      "lists the receivables that are its own by state, with a calendar of them",
      "/receivables",
      async (page) => {
        await page.getByLabel("State").selectOption("Confirmed");
        await page.waitForURL(/state=Confirmed/);
        await page.getByRole("heading", { name: "Maturities, by banking day" }).waitFor();
        if (await page.getByText("withheld", { exact: true }).first().isVisible())
          throw new Error("not all are its own");
      },
    ),
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
      [
        "/credits",
        credit,
        "/bills",
        bill,
        `${bill}?tab=timeline`,
        "/facilities",
        facility,
        `${facility}?tab=timeline`,
        "/treaties",
        treaty,
        loss,
        `${credit}?tab=timeline`,
        receivable,
        "/computations",
        "/agreements",
        agreement,
      ],
      screens,
    ).map(({ name, run }) => ({ name: `second chain: ${name}`, run })),
  ];
}
