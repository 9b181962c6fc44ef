/** What somebody does who was never here before: by clicks alone from the first page to what each came for. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { keptForOffline, type OpenPage, openPage, PLAIN } from "./open-page.ts";

/** Clicks on a link of a name, and waits for the heading of where it leads. */
async function follow(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("main").getByRole("link", { name }).first().click();
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

/** Cases that begin on the first page. @param receipt File with an evidence receipt. */
export function journeyCases(browser: Browser, origin: string, receipt: string): Case[] {
  const from = (path: string, name: string, act: (open: OpenPage) => Promise<void>): Case => ({
    name,
    async run() {
      const open = await openPage(browser, origin, path, PLAIN);
      try {
        await act(open);
        expectNone(await open.faults());
      } finally {
        await open.close();
      }
    },
  });
  return [
    from(
      "/",
      "a regulator reaches one reading, whose proof is checked in the browser and on the chain",
      readingChecked,
    ),
    from("/", "a hospital reaches one bag, its hands and its destruction", async ({ page }) => {
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
    }),
    from("/", "a consumer comes from a label to where the thing came from, without signing in", async ({ page }) => {
      await follow(page, /I scanned a label/);
      await page.getByLabel("Code, or the whole link").fill("https://id.gs1.org/8003/09520000000011B0001");
      await page.getByRole("button", { name: "Find it" }).click();
      for (const name of ["Where it came from", "Through whose hands", "Measured how", "Under which certificates"]) {
        await page.getByRole("heading", { level: 2, name }).waitFor();
      }
      for (const text of ["Not recalled", "What is not shown here", "Yellow Bin Haulage"]) {
        await page.getByText(text).first().waitFor();
      }
    }),
    from("/", "an auditor drops a receipt with the network off", (open) => receiptDropped(open, receipt)),
    from("/", "a council member reads a proposal as calls", async ({ page }) => {
      await follow(page, /I vote in the Council/);
      await page
        .getByRole("main")
        .getByRole("cell")
        .getByRole("link", { name: /rules|admit|Complete/i })
        .first()
        .click();
      await page
        .getByText(/^(Members|Profiles|Custody|Instruments|Settlement|Council)\.\w+$/)
        .first()
        .waitFor();
      await page.getByText("It was executed at").waitFor();
    }),
    from("/", "a bank sees what is withheld as withheld", async ({ page }) => {
      await follow(page, /I finance receivables/);
      await page.getByRole("main").getByRole("cell").getByRole("link", { name: /^0x/ }).first().click();
      await page.getByText("Its parties keep this to themselves").waitFor();
    }),
    from("/", "anybody finds an organisation by its name", async ({ page }) => {
      await page.getByRole("searchbox", { name: "Search" }).fill("City Hospital");
      await page.getByRole("searchbox", { name: "Search" }).press("Enter");
      await follow(page, "City Hospital");
      await heading(page, "City Hospital");
    }),
    from("/units/0x12", "an address of no thing says so", async ({ page }) => {
      await page.getByText(/There is no such page|could not be loaded/).waitFor();
    }),
    from("/", "the other language holds after the page is opened anew", async ({ page }) => {
      await page.getByRole("button", { name: "中文" }).click();
      await heading(page, "您是谁？");
      await page.reload();
      await heading(page, "您是谁？");
    }),
  ];
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
