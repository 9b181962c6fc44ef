/** Asks in each stage as the chain has them, and as each role sees them: whose they are is told to nobody before a match. */
import type { Browser } from "playwright-core";
import { type IndexedAsk, queryAsks, queryTrades } from "../../src/sdk/query/board.ts";
import { apiAs } from "./api-as.ts";
import type { Case } from "./cases.ts";
import { routeCases, signedInCases } from "./route-cases.ts";
import { seenOn } from "./seen-on.ts";

const KEPT = "Its parties keep this to themselves";

async function thingsOn(browser: Browser, origin: string) {
  const api = await apiAs(browser, origin, "River Authority");
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
  return {
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
  };
}

/** @param origin Of the console over the second chain. @param screens Where pictures go; none if undefined. */
export async function boardCases(browser: Browser, origin: string, screens: string | undefined): Promise<Case[]> {
  const { sold, trade, examined, failed, quoted, opened, conditional, withdrawn } = await thingsOn(browser, origin);
  const paths = ["/asks", sold, trade, examined, failed, quoted, opened, conditional, withdrawn];
  const as = seenOn(browser, origin);
  return [
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
    ...routeCases(browser, origin, ["/asks", quoted, trade], screens).map(({ name, run }) => ({
      name: `second chain: ${name}`,
      run,
    })),
    ...[
      { who: "Ferry Bank", what: "board for who trades" },
      { who: "Cape Bank", what: "board for who does not" },
    ].flatMap(({ who, what }) =>
      signedInCases(browser, origin, paths, { who, screens }).map(({ name, run }) => ({
        name: `second chain: ${what}: ${name}`,
        run,
      })),
    ),
  ];
}
