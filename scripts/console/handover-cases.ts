/** Two phones with passkeys hand a bag over without a network; a third browser with a wallet brings it to the chain. */
import type { Browser, Page } from "playwright-core";
import { unitId } from "../../src/sdk/custody/model/unit-id.ts";
import { createUnitAndWait } from "../../src/sdk/custody/actions/create-unit.ts";
import { getUnit } from "../../src/sdk/custody/actions/get-unit.ts";
import { findOrganisation } from "../../src/sdk/members/model/find-organisation.ts";
import { enrolAndWait } from "../../src/sdk/members/actions/members/enrol.ts";
import { MEDICAL_WASTE } from "../../src/sdk/custody/profiles/medical-waste.ts";
import { stepNumber } from "../../src/sdk/custody/model/profile.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { type Case, expectNone } from "./cases.ts";
import { type OpenPage, openPage, type View } from "./open-page.ts";
import type { ConsoleStage } from "./stage.ts";

const PHONE: View = { language: "en", theme: "light", width: 360 };
const CODE = "8003/09520000000011B9001";
const GRAMS = 2_500;

/** A bag in the hospital's hands, which nobody has collected yet. */
async function closeBag(hospital: Client): Promise<string> {
  const { id: org } = await findOrganisation(hospital, hospital.sender?.address ?? "");
  const { timestamp } = (await hospital.provider.getBlock("latest")) ?? { timestamp: 0 };
  const measured = { class: 0, items: 1, quantity: GRAMS, site: 9_520_000_000_011, when: timestamp };
  const step = stepNumber(MEDICAL_WASTE, "ward");
  await createUnitAndWait(hospital, { creation: { identifier: CODE, rules: 1, step, ...measured } });
  return unitId(org, CODE);
}

/** A phone with an authenticator, whose passkey the hospital has enrolled. */
async function openPhone(browser: Browser, origin: string, hospital: Client, name: string): Promise<OpenPage> {
  const open = await openPage(browser, origin, "/handover", PHONE);
  const { page, context } = open;
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByLabel("Whose phone is it").fill(name);
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await page.getByRole("tab", { name: "This phone" }).click();
  const account = await page.getByRole("tabpanel").locator("code").first().textContent();
  await enrolAndWait(hospital, { account: String(account), duties: ["DEVICE"] });
  return open;
}

const messageOf = (page: Page) => page.getByRole("textbox", { name: "Text of the code" }).inputValue();

/** The giver's phone: no network from here on. */
async function give({ page, context }: OpenPage): Promise<{ text: string; picture: Buffer }> {
  await page.getByRole("button", { name: "Take along anew" }).click();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await page.getByRole("tab", { name: "Give", exact: true }).click();
  await page.getByLabel("Unit: its code, or its hash").fill(CODE);
  await page.getByLabel("For which organisation").selectOption({ label: "City Hospital" });
  await page.getByRole("button", { name: "Sign and show the code" }).click();
  const code = page.getByRole("img", { name: "Show this to the receiver" });
  await code.waitFor();
  await page.setViewportSize({ width: 900, height: 1_200 });
  return { text: await messageOf(page), picture: await code.screenshot() };
}

/** The receiver's phone takes a picture of the code, weighs, sees the verdict and signs. */
async function take({ page, context }: OpenPage, picture: Buffer): Promise<string> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.getByRole("tab", { name: "Take", exact: true }).click();
  await page.locator('input[type="file"]').setInputFiles({ name: "code.png", mimeType: "image/png", buffer: picture });
  await page.getByLabel(/^You measured/).fill("3.9");
  await page.getByText("They do not agree").waitFor();
  await page.getByLabel(/^You measured/).fill("2.501");
  await page.getByText("Both agree: it will be yours").waitFor();
  await page.getByLabel("Place (GLN)").fill("9520000000028");
  await page.getByRole("button", { name: "Sign that I took it" }).click();
  await page.getByText("Signed by both sides").waitFor();
  return messageOf(page);
}

/** Somebody with a wallet of the embedded chain, who is of neither side. */
async function bring(browser: Browser, { origin, node }: ConsoleStage, text: string): Promise<void> {
  const { page, faults, close } = await openPage(browser, origin, "/handover", { ...PHONE, width: 1_280 });
  try {
    await page.exposeFunction("askNode", async (method: string, params: unknown[]) => {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
      const answer = await fetch(node, { method: "POST", headers: { "content-type": "application/json" }, body });
      return (await answer.json()) as { result?: unknown; error?: { message: string } };
    });
    await page.evaluate(announceWallet);
    await page.getByRole("tab", { name: "Bring to the chain" }).click();
    await page.getByRole("textbox", { name: "Text of the code" }).fill(text);
    await page.getByRole("button", { name: "Bring it with Test wallet" }).click();
    await page.getByText("It is on the chain: Taken over").waitFor();
    expectNone(await faults());
  } finally {
    await close();
  }
}

/** Runs in the page: a wallet as EIP-6963 has it, whose accounts are the embedded chain's own. */
function announceWallet(): void {
  const { askNode } = globalThis as unknown as {
    askNode(method: string, params: unknown[]): Promise<{ result?: unknown; error?: { message: string } }>;
  };
  const provider = {
    async request({ method, params = [] }: { method: string; params?: unknown[] }) {
      const { result, error } = await askNode(method === "eth_requestAccounts" ? "eth_accounts" : method, params);
      if (error !== undefined) throw Object.assign(new Error(error.message), error);
      return result;
    },
  };
  const detail = { info: { uuid: "1", name: "Test wallet", icon: "data:,", rdns: "test" }, provider };
  const announce = () => dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  addEventListener("eip6963:requestProvider", announce);
}

export function handoverCases(browser: Browser, stage: ConsoleStage): Case[] {
  return [
    {
      name: "a handover by two passkeys without a network, brought to the chain by a wallet",
      async run() {
        const hospital = stage.members.get("City Hospital");
        if (hospital === undefined) throw new Error("City Hospital is no member");
        const { origin } = stage;
        const unit = await closeBag(hospital);
        await stage.caughtUp();
        const giver = await openPhone(browser, origin, hospital, "Ward 7");
        const receiver = await openPhone(browser, origin, hospital, "Collection");
        try {
          const { picture } = await give(giver);
          const text = await take(receiver, picture);
          expectNone([...(await giver.faults()), ...(await receiver.faults())]);
          await bring(browser, { ...stage, origin }, text);
        } finally {
          await giver.close();
          await receiver.close();
        }
        const { step } = await getUnit(hospital, { unit });
        if (step !== stepNumber(MEDICAL_WASTE, "collection")) throw new Error(`the bag is in step ${step}`);
      },
    },
  ];
}
