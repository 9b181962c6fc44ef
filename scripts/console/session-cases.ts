/** Signing in as an organisation that is played, what one sees then, and voting: by clicks alone from the first page. */
import type { Browser, Page } from "playwright-core";
import { getProposal } from "../../src/sdk/members/actions/council/get-proposal.ts";
import { type Case, expectNone } from "./cases.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";
import type { ConsoleStage } from "./stage.ts";

/** Who has not voted when the scenarios end: the last of the organisations that were admitted for them. */
const VOTER = "Hill Incinerator";

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
  await firstReceivable(page);
  await page.getByText(WITHHELD).waitFor();
}

/** A server that does not end the session is not taken at its silence. */
async function refusedToEnd(page: Page): Promise<void> {
  await page.route("**/v1/sign-in", (route) => route.fulfill({ status: 503, body: "" }));
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("You are still signed in: /v1/sign-in answers 503").waitFor();
  await page.unroute("**/v1/sign-in");
}

/** The one vote that a proposal lacks, then the timelock, then its execution. Gives the proposal's id. */
async function carry(page: Page): Promise<bigint> {
  await signInAs(page, VOTER);
  await page.getByRole("link", { name: "Council" }).click();
  await page
    .getByRole("cell")
    .getByRole("link", { name: /Require dual control/ })
    .first()
    .click();
  await page.getByText("Members.setDualControl").waitFor();
  await page.getByText("A passkey cannot vote").waitFor();
  await page.getByText("a passkey's prompt would not show what it is for").waitFor();
  await page.getByLabel("Reason, for all to read").fill("Two pairs of eyes");
  const look = page.getByRole("button", { name: "Look at what is signed" });
  const signed = page.getByRole("region", { name: "What is signed" });
  const send = page.getByRole("button", { name: `Sign and send as ${VOTER}` });
  await look.click();
  for (const field of ["castVoteWithReason", "Two pairs of eyes", "31337", "Votes that you carry"]) {
    await signed.getByText(field).first().waitFor();
  }
  await send.click();
  await page.getByRole("heading", { name: "Hand it to the timelock" }).waitFor();
  await look.click();
  for (const field of ["queue", "Members.setDualControl", "Whoever prepares an act of the bank"]) {
    await signed.getByText(field).first().waitFor();
  }
  await send.click();
  await page.getByRole("heading", { name: "Execute it" }).waitFor();
  await look.click();
  await send.click();
  await page.getByText("It was executed at").waitFor();
  return BigInt(new URL(page.url()).pathname.split("/").at(-1) ?? "0");
}

export function sessionCases(browser: Browser, { origin, members }: ConsoleStage): Case[] {
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
  return [
    from("a bank signs in, sees its amounts, signs out, and sees them withheld", bankLooks),
    from("a vote by clicks alone carries a proposal, which is queued and executed by clicks alone", async (page) => {
      const proposalId = await carry(page);
      const [client] = members.values();
      if (client === undefined) throw new Error("nobody is a member");
      const { state, votes } = await getProposal(client, { proposalId });
      if (state !== "Executed") throw new Error(`the chain has it as ${state}, with ${votes.for} votes for it`);
    }),
  ];
}
