/** What a newcomer comes for: by clicks alone from the first page of a console to each of five screens. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { queryUnits } from "../../src/sdk/query/custody.ts";
import { queryProposals } from "../../src/sdk/query/members.ts";
import { queryBatches } from "../../src/sdk/query/sensing.ts";
import { handOver } from "./handover-journey.ts";
import { STORED_BAG } from "./leave-open.ts";
import { keptForOffline, type OpenPage, openPage, PLAIN } from "./open-page.ts";
import { carryProposal } from "./vote-journey.ts";
import type { Walk } from "./walk.ts";

export interface Journey {
  /** Of its picture. */
  readonly screen: string;
  readonly title: string;
  /** Whether the chain has what it leads to. */
  isThere(walk: Walk): Promise<boolean>;
  /** Ends on the screen. @throws where something on the way is not as it has to be. */
  go(walk: Walk): Promise<OpenPage>;
}

/** Clicks on a link of a name. */
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("main").getByRole("link", { name }).first().click();
}

/** Waits for the heading of where one has come. */
export const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

/** In a window of its own, which stays open unless it fails. */
const alone =
  (act: (open: OpenPage, walk: Walk) => Promise<void>): Journey["go"] =>
  async (walk) => {
    const open = await openPage(walk.browser, walk.origin, "/", PLAIN);
    try {
      await act(open, walk);
      return open;
    } catch (error) {
      await open.close();
      throw error;
    }
  };

/** In the order in which they are gone. */
export const JOURNEYS: readonly Journey[] = [
  {
    screen: "1-reading",
    title: "a regulator reaches one reading, whose proof is checked in the browser and on the chain",
    isThere: async ({ api }) => (await queryBatches(api, { limit: 1 })).items.length > 0,
    go: alone(readingChecked),
  },
  {
    screen: "2-bag",
    title: "a hospital reaches one bag, its hands and its destruction",
    isThere: async ({ api }) => (await queryUnits(api, { phase: "Destroyed", limit: 1 })).items.length > 0,
    go: alone(({ page }) => bagDestroyed(page)),
  },
  {
    screen: "3-handover",
    title: "a handover by two passkeys without a network, enrolled and brought to the chain, over phones that go out",
    isThere: async ({ api }) => (await queryUnits(api, { identifier: STORED_BAG, limit: 1 })).items.length > 0,
    go: handOver,
  },
  {
    screen: "4-vote",
    title: "a council member's vote carries a proposal, which is queued and executed",
    isThere: async ({ api }) => (await queryProposals(api, { limit: 1 })).items.length > 0,
    go: alone(({ page }, { members }) => carryProposal(page, members)),
  },
  {
    screen: "5-receipt",
    title: "an auditor drops a receipt with the network off",
    isThere: async ({ receipt }) => receipt !== undefined,
    go: alone((open, { receipt = "" }) => receiptDropped(open, receipt)),
  },
];

async function bagDestroyed(page: Page): Promise<void> {
  await follow(page, /I hand waste over/);
  await heading(page, "Today");
  await page.getByRole("link", { name: "Units", exact: true }).click();
  await page.getByLabel("Phase").selectOption("Destroyed");
  // Of a row that says so: until the filtered list has come, those of all phases are there.
  const destroyed = page.getByRole("row").filter({ has: page.getByText("Destroyed", { exact: true }) });
  await destroyed.first().getByRole("link").first().click();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByText("Handed over").first().waitFor();
  await page.getByText("Measured by who took").first().waitFor();
  await page.getByText("Destroyed", { exact: true }).last().waitFor();
}

/** As a person drags a file onto the page. */
async function receiptDropped({ page, context }: OpenPage, receipt: string): Promise<void> {
  await follow(page, /I was given a receipt/);
  await heading(page, /Verify/);
  await keptForOffline(page);
  await context.setOffline(true);
  const dropped = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "receipt.json", { type: "application/json" }));
      return transfer;
    },
    readFileSync(receipt, "utf8"),
  );
  await page.getByRole("main").getByRole("region", { name: /Drop/ }).dispatchEvent("drop", { dataTransfer: dropped });
  await page.getByText("Everything that can be checked here holds").waitFor();
  const checks = await page.locator('li[data-ok="true"]').count();
  if (checks !== 7) throw new Error(`${checks} checks hold, not 7`);
}

async function readingChecked({ page }: OpenPage): Promise<void> {
  await follow(page, /I watch over a river/);
  await heading(page, "The river");
  await follow(page, "Mill Weir");
  await heading(page, "Mill Weir");
  await page
    .getByText(/^These readings as a table/)
    .first()
    .click();
  await page.getByRole("main").getByRole("cell").getByRole("link", { name: /^\d+$/ }).first().click();
  await page.getByText("Everything that can be checked here holds").waitFor();
  await page.getByRole("button", { name: "Ask the node behind this page" }).click();
  await page.locator('li[data-check="sealed"][data-ok="true"]').waitFor();
  const failed = await page.locator('li[data-ok="false"]').count();
  if (failed > 0) throw new Error(`${failed} checks do not hold`);
}
