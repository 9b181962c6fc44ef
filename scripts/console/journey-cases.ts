/** What somebody does who was never here before: by clicks alone from the first page to what each came for. */
import type { Browser } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { follow, heading } from "./journeys.ts";
import { type OpenPage, openPage, PLAIN } from "./open-page.ts";

/** Cases that begin on the first page. */
export function journeyCases(browser: Browser, origin: string): Case[] {
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
      await page.getByText("Its parties keep this to themselves").waitFor();
      if ((await page.getByRole("main").getByRole("cell").count()) > 0) throw new Error("what there is is listed");
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
