/** A council member casts the vote that a proposal lacks, and sees it through to its execution. */
import type { Page } from "playwright-core";
import { getProposal } from "../../src/sdk/members/actions/council/get-proposal.ts";
import { pressEnter } from "./keyboard-cases.ts";
import { signInAs } from "./session-cases.ts";
import type { Walk } from "./walk.ts";

/** Who has not voted when the scenarios end: the last of the organisations that were admitted for them. */
const VOTER = "Hill Incinerator";

/** The one vote that a proposal lacks, then the timelock, then its execution. By clicks alone; the timelock by keyboard alone. */
export async function carryProposal(page: Page, members: Walk["members"]): Promise<void> {
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
  await pressEnter(page, look);
  for (const field of ["queue", "Members.setDualControl", "Whoever prepares an act of the bank"]) {
    await signed.getByText(field).first().waitFor();
  }
  await pressEnter(page, send);
  await page.getByRole("heading", { name: "Execute it" }).waitFor();
  await look.click();
  await send.click();
  await page.getByText("It was executed at").waitFor();
  const proposalId = BigInt(new URL(page.url()).pathname.split("/").at(-1) ?? "0");
  const [client] = members.values();
  if (client === undefined) throw new Error("nobody is a member");
  const { state, votes } = await getProposal(client, { proposalId });
  if (state !== "Executed") throw new Error(`the chain has it as ${state}, with ${votes.for} votes for it`);
}
