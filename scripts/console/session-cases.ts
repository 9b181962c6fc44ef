/** Signing in as an organisation that is played, and what one sees then: by clicks alone from the first page. */
import type { Browser, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";
import type { ConsoleStage } from "./stage.ts";

/** From the first page: chooses whom to play, reads the text, signs. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await page.getByText("wants you to sign in with your Ethereum account").waitFor();
  await page.getByRole("button", { name: `Sign it as ${name}` }).click();
  await page.getByRole("heading", { name: "You are signed in" }).waitFor();
  await page.getByRole("link", { name: `Signed in: ${name}` }).waitFor();
}

const firstReceivable = (page: Page) =>
  page.getByRole("main").getByRole("cell").getByRole("link", { name: /^0x/ }).first().click();

const WITHHELD = "Its parties keep this to themselves";

/** A bank sees the amounts of what it holds, until it signs out: then no tab shows them, and none has kept them. */
async function bankLooks(page: Page): Promise<void> {
  await signInAs(page, "North Bank");
  await page.getByRole("link", { name: "Go on" }).click();
  await page.getByRole("heading", { level: 1, name: "Receivables" }).waitFor();
  await page
    .getByRole("cell")
    .filter({ hasText: /\d{3}\.\d\d$/ })
    .first()
    .waitFor();
  await firstReceivable(page);
  await page.getByRole("heading", { level: 2, name: "Who holds it" }).waitFor();
  const other = await page.context().newPage();
  await goTo(other, page.url());
  await other.getByRole("heading", { level: 2, name: "Who holds it" }).waitFor();
  if (await other.getByText(WITHHELD).isVisible()) throw new Error("the other tab is not signed in");
  await page.getByRole("link", { name: "Signed in: North Bank" }).click();
  await refusedToEnd(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await other.getByText(WITHHELD).waitFor();
  await other.close();
  // From here on the server says nothing: what is shown can only be what was kept.
  await page.route("**/v1/receivables*", (route) => route.abort());
  await page.getByRole("link", { name: "Receivables" }).click();
  await page.getByText("could not be loaded").first().waitFor();
  await page.unroute("**/v1/receivables*");
  await page.getByRole("button", { name: "Try again" }).first().click();
  await page.getByText(WITHHELD).waitFor();
}

/** A server that does not end the session is not taken at its silence. */
async function refusedToEnd(page: Page): Promise<void> {
  await page.route("**/v1/sign-in", (route) => route.fulfill({ status: 503, body: "" }));
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("You are still signed in: /v1/sign-in answers 503").waitFor();
  await page.unroute("**/v1/sign-in");
}

export function sessionCases(browser: Browser, { origin }: ConsoleStage): Case[] {
  const from = (name: string, act: (page: Page) => Promise<void>): Case => ({
    name,
    async run() {
      const { page, faults, close } = await openPage(browser, origin, "/", PLAIN);
      try {
        await act(page);
        expectNone(await faults());
      } finally {
        await close();
      }
    },
  });
  return [from("a bank signs in, sees its amounts, signs out, and sees them withheld", bankLooks)];
}
