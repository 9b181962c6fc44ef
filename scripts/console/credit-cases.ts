/** Letters of credit as a party sees them, and as others do. What the API would answer is made here: to play one takes days of the chain's clock. */
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { creditRow, deadlineRow, refusedRow, withheldCreditRow } from "../../src/testing/credit-rows.ts";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { goTo, openPage, PLAIN, tooWide } from "./open-page.ts";

const OURS = creditRow("1");
const LATER = creditRow("3");
const THEIRS = withheldCreditRow("2");
const AS_OF = { block: 9, hash: `0x${"9".repeat(64)}`, time: 1_750_000_000, lag: 0 };

const page = (items: readonly unknown[]) => ({ asOf: AS_OF, items, next: null });

/** Path of the API -> what it answers. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  "/v1/credits": page([THEIRS, LATER, OURS]),
  [`/v1/credits/${OURS.credit}`]: { asOf: AS_OF, item: OURS },
  [`/v1/credits/${OURS.credit}/deadlines`]: page([deadlineRow("1", "Examination", "2025-06-20")]),
  [`/v1/credits/${OURS.credit}/amendments`]: page([]),
  [`/v1/credits/${OURS.credit}/claims`]: page([]),
  [`/v1/credits/${LATER.credit}/deadlines`]: page([deadlineRow("3", "Expiry", "2025-08-01")]),
  [`/v1/credits/${THEIRS.credit}`]: { asOf: AS_OF, item: THEIRS },
  [`/v1/credits/${THEIRS.credit}/deadlines`]: page([deadlineRow("2", "Examination", undefined)]),
  [`/v1/credits/${THEIRS.credit}/amendments`]: page([]),
  [`/v1/credits/${THEIRS.credit}/claims`]: page([]),
  "/v1/presentations": page([refusedRow("1")]),
};

const answerItself = (context: BrowserContext) =>
  context.route(/\/v1\/(credits|presentations)/, (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    const isTheirs = searchParams.get("credit") === THEIRS.credit;
    const json = isTheirs ? page([]) : ANSWERS[pathname];
    return json === undefined ? route.abort() : route.fulfill({ json });
  });

/** @param screens Where pictures go; none if undefined. */
export function creditCases(browser: Browser, origin: string, screens: string | undefined): Case[] {
  return [
    {
      name: "letters of credit: what falls due first is at the top, and what is another's is withheld",
      async run() {
        const open = await openPage(browser, origin, "/", PLAIN);
        try {
          await answerItself(open.context);
          const look = async (path: string, picture: string) => {
            await goTo(open.page, `${origin}${path}`);
            if (screens !== undefined) await open.page.screenshot({ path: join(screens, picture), fullPage: true });
            const wide = await tooWide(open.page);
            const tooBroad = wide > 0 ? [`${path} is ${wide} px wider than the window`] : [];
            expectNone([...tooBroad, ...(await axeProblems(open.page)), ...(await open.faults())]);
          };
          await look("/credits", "credits-made.png");
          const rows = await open.page.getByRole("row").allInnerTexts();
          const [, first = "", second = "", third = ""] = rows;
          const isOrdered = first.includes("2025-06-20") && second.includes("2025-08-01") && third.includes("withheld");
          if (!isOrdered) throw new Error(`the rows are ${JSON.stringify(rows)}`);
          await look(`/credits/${OURS.credit}`, "credit-made.png");
          await open.page.getByText("Held, until the applicant waives").waitFor();
          await open.page.getByRole("cell", { name: "Examination" }).waitFor();
          await look(`/credits/${THEIRS.credit}`, "credit-withheld.png");
          await open.page.getByText("Its parties keep this to themselves").first().waitFor();
        } finally {
          await open.close();
        }
      },
    },
  ];
}
