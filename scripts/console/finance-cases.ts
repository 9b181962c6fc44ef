/** A pledged receivable, a letter of credit, a bill, a facility, a treaty, an ask and a computation as the chain has them, and as each role sees them. */
import type { Browser, Page } from "playwright-core";
import { queryBills } from "../../src/sdk/query/bills.ts";
import { type IndexedAsk, queryAsks, queryTrades } from "../../src/sdk/query/board.ts";
import { queryCredits } from "../../src/sdk/query/credits.ts";
import { queryAgreements } from "../../src/sdk/query/data.ts";
import { queryFacilities } from "../../src/sdk/query/funds.ts";
import { queryReceivables } from "../../src/sdk/query/receivables.ts";
import { queryLosses } from "../../src/sdk/query/treaties.ts";
import { apiAs } from "./api-as.ts";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { tabTo } from "./keyboard-cases.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";
import { routeCases, signedInCases } from "./route-cases.ts";
import { signInAs } from "./session-cases.ts";

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
  const asks = (await queryAsks(api, { limit: 100 })).items;
  const askThat = (what: string, is: (ask: IndexedAsk) => boolean) => {
    const found = asks.find(is);
    if (found === undefined) throw new Error(`the second chain lacks an ask that ${what}`);
    return `/asks/${found.ask}`;
  };
  const { items: trades } = await queryTrades(api, { limit: 100 });
  const tradeIn = (state: string) => {
    const found = trades.find((each) => each.state === state);
    if (found === undefined) throw new Error(`the second chain lacks a trade that is ${state}`);
    return found;
  };
  if (!credit || !bill || !facility || !loss || !receivable || !agreement)
    throw new Error("the second chain lacks a credit, a bill, a facility, a loss, a receivable or an agreement");
  return {
    credit: `/credits/${credit.credit}`,
    bill: `/bills/${bill.bill}`,
    facility: `/facilities/${facility.facility}`,
    treaty: `/treaties/${loss.treaty}`,
    loss: `/losses/${loss.loss}`,
    sold: `/asks/${tradeIn("Reported").ask}`,
    trade: `/trades/${tradeIn("Reported").trade}`,
    examined: `/trades/${tradeIn("Presented").trade}`,
    failed: `/trades/${tradeIn("Failed").trade}`,
    quoted: askThat(
      "takes quotes",
      ({ state, revealed, quotes }) => state === "Posted" && quotes === 1 && revealed === 0,
    ),
    opened: askThat("is opened", ({ state, revealed }) => state === "Posted" && revealed > 0),
    conditional: askThat("waits for its claim", ({ state }) => state === "Conditional"),
    withdrawn: askThat("was withdrawn", ({ state }) => state === "Withdrawn"),
    receivable: `/receivables/${receivable.receivable}`,
    agreement: `/agreements/${agreement.agreement}`,
  };
}

/** @param origin Of the console over the second chain. @param screens Where pictures go; none if undefined. */
export async function financeCases(browser: Browser, origin: string, screens: string | undefined): Promise<Case[]> {
  const things = await thingsOn(browser, origin);
  const { credit, bill, facility, treaty, loss, receivable, agreement } = things;
  const { sold, trade, examined, failed, quoted, opened, conditional, withdrawn } = things;
  const boardPaths = ["/asks", sold, trade, examined, failed, quoted, opened, conditional, withdrawn];
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
    as(undefined, "is told of no ask", "/asks", async (page) => {
      await page.getByText(KEPT).first().waitFor();
      if ((await page.getByText("Pier Bank").count()) > 0) throw new Error("who owes is shown");
    }),
    as("North Bank", "sees every ask, and whose is none of them", "/asks", async (page) => {
      const rows = page.getByRole("main").getByRole("row");
      await rows.filter({ hasText: "Conditional" }).getByRole("link", { name: "Pier Bank" }).waitFor();
      await rows.filter({ hasText: "Taken" }).getByText("withheld").first().waitFor();
      for (const name of ["Valley Machines", "Bridge Bank"]) {
        if ((await page.getByText(name).count()) > 0) throw new Error(`${name} is shown`);
      }
    }),
    as("North Bank", "sees how many quoted, and neither who nor for how much", quoted, async (page) => {
      await page.getByText("1 stand, 0 of at most 4 were opened to the seller").waitFor();
      await page.getByText(KEPT).first().waitFor();
      if ((await page.getByText("Cape Bank").count()) > 0) throw new Error("who quoted is shown");
      await page.getByText("Quotes are committed").first().waitFor();
    }),
    as("Cape Bank", "sees its own quote as a hash, and of the other that there is one", opened, async (page) => {
      const quotes = page.getByRole("table", { name: "Quotes" }).getByRole("row");
      await quotes.filter({ hasText: "Cape Bank" }).getByText("sealed", { exact: true }).waitFor();
      await quotes.filter({ hasText: "open to the seller" }).getByText("withheld").first().waitFor();
      if ((await page.getByText("Ferry Bank").count()) > 0) throw new Error("who else quoted is shown");
    }),
    as("Valley Machines", "is not named by its own ask before a match", quoted, async (page) => {
      await page.getByText("before a match nobody is told").waitFor();
      if ((await page.getByRole("main").getByText("Valley Machines").count()) > 0) throw new Error("it is shown");
    }),
    as("Forfaiting Association", "runs the board, and sees who quoted", opened, async (page) => {
      const quotes = page.getByRole("table", { name: "Quotes" }).getByRole("row");
      for (const name of ["Ferry Bank", "Cape Bank"]) await quotes.getByRole("link", { name }).waitFor();
    }),
    as("Ferry Bank", "bought, and sees seller, price and deal of its trade", sold, async (page) => {
      const trades = page.getByRole("table", { name: "Trades" }).getByRole("row");
      await trades.filter({ hasText: "981\u202f000.00" }).getByRole("link", { name: "Bridge Bank" }).waitFor();
      await trades.getByRole("link", { name: /^0x/ }).click();
      await page.getByRole("heading", { level: 1, name: "Trade" }).waitFor();
      const stages = page.getByRole("list", { name: "How far it is" }).getByRole("listitem");
      await stages.filter({ hasText: "Settled" }).waitFor();
      await page.getByRole("tab", { name: "Proof" }).click();
      await page.getByText("The quote gives this id").waitFor();
    }),
    as("Ferry Bank", "checks that an ask says what was signed", `${sold}?tab=proof`, async (page) => {
      await page.getByText("The terms give this id").waitFor();
    }),
    as("Ferry Bank", "examines documents, and sees until when", examined, async (page) => {
      const stages = page.getByRole("list", { name: "How far it is" }).getByRole("listitem");
      await stages.filter({ hasText: "The buyer examines them" }).getByText("until").waitFor();
    }),
    as("Cape Bank", "is no party to the trade that failed, and sees that it failed", failed, async (page) => {
      await page.getByText(KEPT).first().waitFor();
      await page.getByText("Failed").first().waitFor();
      if ((await page.getByText("Valley Machines").count()) > 0) throw new Error("who sold is shown");
    }),
    as("Ferry Bank", "sees the board's leg of its deal as that, and comes to the ask", "/exposure", async (page) => {
      await page.getByText("Through the board alone, of").first().waitFor();
      if ((await page.getByText(/^0\.01$/).count()) > 0) throw new Error("the leg is shown as an amount");
      await page
        .getByRole("link", { name: /^ask 0x/ })
        .first()
        .click();
      await page.getByRole("heading", { level: 1, name: "Ask" }).waitFor();
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
        "/asks",
        quoted,
        trade,
      ],
      screens,
    ).map(({ name, run }) => ({ name: `second chain: ${name}`, run })),
    ...[
      { who: "Ferry Bank", what: "board for who trades" },
      { who: "Cape Bank", what: "board for who does not" },
    ].flatMap(({ who, what }) =>
      signedInCases(browser, origin, boardPaths, { who, screens }).map(({ name, run }) => ({
        name: `second chain: ${what}: ${name}`,
        run,
      })),
    ),
  ];
}
