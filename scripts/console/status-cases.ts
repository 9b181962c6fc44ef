/** How everything runs, as an operator sees it: what the node says of itself, and what it does not say. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { IndexerOperation } from "../../src/sdk/query/common.ts";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { goTo, openPage, PLAIN, tooWide, type View } from "./open-page.ts";

const ADDRESS = `0x${"a1".repeat(20)}`;
const NOW = 1_780_000_000;

/** What an indexer beside a QBFT node answers, of which much is in trouble. */
const OPERATION: IndexerOperation = {
  peers: 3,
  isSyncing: false,
  validators: [
    { address: ADDRESS, lastProposed: 1_200 },
    { address: `0x${"b2".repeat(20)}`, lastProposed: null },
  ],
  now: NOW,
  queues: [
    { kind: "webhook", name: "erp", waiting: 12, since: NOW - 7_200, putAside: 2 },
    { kind: "bridge", name: "1", waiting: 0, since: null, putAside: 0 },
  ],
  errors: [{ code: "RPC_UNREACHABLE", of: "chain", count: 4, at: NOW - 60, remedy: "Check that the node runs." }],
};

/** @param screens Where pictures go; none if undefined. */
export function statusCases(browser: Browser, origin: string, screens: string | undefined): Case[] {
  const look = (name: string, view: View, said: IndexerOperation | undefined, act: (page: Page) => Promise<void>) => ({
    name: `status: ${name}`,
    async run() {
      const open = await openPage(browser, origin, "/", view);
      try {
        if (said !== undefined) {
          await open.context.route(/\/v1\/operation/, async (route) => {
            const { asOf } = await (await route.fetch()).json();
            await route.fulfill({ json: { asOf, item: said } });
          });
        }
        await goTo(open.page, `${origin}/status`);
        if (screens !== undefined) {
          await open.page.screenshot({ path: join(screens, `status-${name.split(/\W/)[0]}.png`), fullPage: true });
        }
        await act(open.page);
        const wide = await tooWide(open.page);
        expectNone([
          ...(wide > 0 ? [`the page is ${wide} px wider than the window`] : []),
          ...(await axeProblems(open.page)),
          ...(await open.faults()),
        ]);
      } finally {
        await open.close();
      }
    },
  });
  const row = (page: Page, text: string | RegExp) => page.getByRole("row").filter({ hasText: text }).first();
  return [
    look("unknown is what the node does not say, and is never zero", PLAIN, undefined, async (page) => {
      const facts = page.locator("dl div");
      await facts.filter({ hasText: "Peers" }).getByText("not known").waitFor();
      await facts.filter({ hasText: "Validators" }).getByText("not known").waitFor();
      await page.getByText("Who validates is not known").waitFor();
      await row(page, "Sealed readings of bridge 1").waitFor();
      await row(page, "Mill Weir").getByText("nothing waits").waitFor();
    }),
    look(
      "trouble: a queue that waits, a validator that is silent, an error by its code",
      { language: "en", theme: "dark", width: 360 },
      OPERATION,
      async (page) => {
        await row(page, "0xa1a1a1…a1a1a1").getByText("1200").waitFor();
        await row(page, "0xb2b2b2…b2b2b2").getByText("not known").waitFor();
        await row(page, "Events for erp").getByText("2 hours").waitFor();
        await row(page, "Sealed readings of bridge 1").getByText("nothing waits").waitFor();
        await row(page, "RPC_UNREACHABLE").getByText("Check that the node runs.").waitFor();
      },
    ),
    look("translated into the other language", { ...PLAIN, language: "zh" }, OPERATION, async (page) => {
      await row(page, "待递送给 erp 的事件").getByText("2小时").waitFor();
    }),
  ];
}
