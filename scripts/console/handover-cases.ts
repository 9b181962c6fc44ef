/** Two phones with passkeys hand a bag over without a network; a third browser brings it to the chain. By clicks alone from the first page. */
import type { Browser, Page } from "playwright-core";
import { unitId } from "../../src/sdk/custody/model/unit-id.ts";
import { getUnit } from "../../src/sdk/custody/actions/get-unit.ts";
import { findOrganisation } from "../../src/sdk/members/model/find-organisation.ts";
import { MEDICAL_WASTE } from "../../src/sdk/custody/profiles/medical-waste.ts";
import { stepNumber } from "../../src/sdk/custody/model/profile.ts";
import { type Case, expectNone } from "./cases.ts";
import { BAG } from "./leave-open.ts";
import { keptForOffline, type OpenPage, openPage, type View } from "./open-page.ts";
import type { ConsoleStage } from "./stage.ts";

const PHONE: View = { language: "en", theme: "light", width: 360 };

/** From the first page to the form, as one goes on a phone. */
async function toHandover(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Hand over" }).click();
  await page.getByRole("heading", { level: 1, name: "Handover" }).waitFor();
}

/** Gives a page's device an authenticator that confirms whatever it is asked. */
export async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
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
}

/** A phone with an authenticator, which makes a passkey; the hospital's administrator enrols it. */
async function openPhone(browser: Browser, origin: string, name: string): Promise<OpenPage> {
  const open = await openPage(browser, origin, "/", PHONE);
  const { page } = open;
  await addAuthenticator(page);
  await toHandover(page);
  await page.getByLabel("Whose phone is it").fill(name);
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await page.getByRole("tab", { name: "This phone" }).click();
  await page.getByRole("combobox", { name: /^As/ }).selectOption({ label: "City Hospital" });
  await page.getByRole("button", { name: "Enrol it" }).click();
  await page.getByRole("button", { name: "Sign and send as City Hospital" }).click();
  await page.getByText("It is on the chain").waitFor();
  return open;
}

const messageOf = (page: Page) => page.getByRole("textbox", { name: "Text of the code" }).inputValue();

/** The giver's phone: no network from here on. */
async function give({ page, context }: OpenPage): Promise<{ text: string; picture: Buffer }> {
  const refresh = page.getByRole("button", { name: "Take along anew" });
  await refresh.click();
  await refresh.waitFor(); // it says something else while it is at it
  await keptForOffline(page);
  await context.setOffline(true);
  await page.getByRole("tab", { name: "Give", exact: true }).click();
  await page.getByLabel("Unit: its code, or its hash").fill(BAG);
  await page.getByLabel("For which organisation").selectOption({ label: "City Hospital" });
  await page.getByRole("button", { name: "Sign and show the code" }).click();
  await page.getByRole("img", { name: "Show this to the receiver" }).waitFor();
  await goOut(page);
  await page.getByRole("row").filter({ hasText: BAG }).getByRole("button", { name: "Open it" }).click();
  const code = page.getByRole("img", { name: "Show this to the receiver" });
  await code.waitFor();
  await page.setViewportSize({ width: 900, height: 1_200 });
  return { text: await messageOf(page), picture: await code.screenshot() };
}

/** The receiver's phone takes a picture of the code, weighs, sees the verdict and signs. */
async function take({ page, context }: OpenPage, picture: Buffer): Promise<string> {
  await keptForOffline(page);
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
  const text = await messageOf(page);
  await goOut(page);
  await page.getByRole("tab", { name: "Bring to the chain" }).click();
  await page.getByRole("row").filter({ hasText: BAG }).getByRole("button", { name: "Open it" }).click();
  await page.getByText("Both signed it. It can be brought.").waitFor();
  return text;
}

/** A phone loses its power and is switched on again, where there is no network: what was in memory is gone. */
async function goOut(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Handover" }).waitFor();
}

/** Somebody who is of neither side, and has network. */
async function bring(browser: Browser, origin: string, text: string): Promise<void> {
  const { page, faults, close } = await openPage(browser, origin, "/", PHONE);
  try {
    await toHandover(page);
    await page.getByRole("tab", { name: "Bring to the chain" }).click();
    await page.getByRole("textbox", { name: "Text of the code" }).fill(text);
    await page.getByRole("combobox", { name: /^As/ }).selectOption({ label: "Harbour Warehouse" });
    await page.getByRole("button", { name: "Bring it with Harbour Warehouse" }).click();
    await page.getByText("It is on the chain: Taken over").waitFor();
    expectNone(await faults());
  } finally {
    await close();
  }
}

/** A passkey's organisation sees what is its own: the second phone signs in by it. */
async function signInByPasskey({ page, context, faults }: OpenPage): Promise<void> {
  await context.setOffline(false);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "With this device's passkey" }).click();
  await page.getByText("wants you to sign in with your Ethereum account").waitFor();
  await page.getByRole("button", { name: "Sign it as With this device's passkey" }).click();
  await page.getByRole("link", { name: "Signed in: City Hospital" }).waitFor();
  expectNone(await faults());
}

export function handoverCases(browser: Browser, stage: ConsoleStage): Case[] {
  return [
    {
      name: "a handover by two passkeys without a network, which survives that the phones go out, enrolled and brought to the chain by clicks alone",
      async run() {
        const hospital = stage.members.get("City Hospital");
        if (hospital === undefined) throw new Error("City Hospital is no member");
        const { origin } = stage;
        const { id: org } = await findOrganisation(hospital, hospital.sender?.address ?? "");
        const giver = await openPhone(browser, origin, "Ward 7");
        const receiver = await openPhone(browser, origin, "Collection");
        try {
          const { picture } = await give(giver);
          const text = await take(receiver, picture);
          expectNone([...(await giver.faults()), ...(await receiver.faults())]);
          await bring(browser, origin, text);
          await signInByPasskey(receiver);
        } finally {
          await giver.close();
          await receiver.close();
        }
        const unit = unitId(org, BAG);
        const { step } = await getUnit(hospital, { unit });
        if (step !== stepNumber(MEDICAL_WASTE, "collection")) throw new Error(`the bag is in step ${step}`);
      },
    },
  ];
}
