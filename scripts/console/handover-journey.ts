/** Two phones with passkeys hand a bag over without a network; a third browser brings it to the chain. By clicks alone from the first page. */
import type { Browser, Page } from "playwright-core";
import { unitId } from "../../src/sdk/custody/model/unit-id.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { getUnit } from "../../src/sdk/custody/actions/get-unit.ts";
import { findOrganisation } from "../../src/sdk/members/model/find-organisation.ts";
import { MEDICAL_WASTE } from "../../src/sdk/custody/profiles/medical-waste.ts";
import { stepNumber } from "../../src/sdk/custody/model/profile.ts";
import { expectNone } from "./cases.ts";
import { keptForOffline, type OpenPage, openPage, type View } from "./open-page.ts";
import { STORED_BAG } from "./leave-open.ts";
import { pressEnter, tabTo } from "./keyboard-cases.ts";
import type { Walk } from "./walk.ts";

const [GIVER, RECEIVER] = ["City Hospital", "Yellow Bin Haulage"];
export const PHONE: View = { language: "en", theme: "light", width: 360 };

/** From the first page to the form, as one goes on a phone. */
export async function toHandover(page: Page): Promise<void> {
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

/** A phone with an authenticator, which makes a passkey; an administrator of its organisation enrols it. */
async function openPhone(browser: Browser, origin: string, name: string, organisation: string): Promise<OpenPage> {
  const open = await openPage(browser, origin, "/", PHONE);
  const { page } = open;
  await addAuthenticator(page);
  await toHandover(page);
  await page.getByLabel("Whose phone is it").fill(name);
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await page.getByRole("combobox", { name: /^As/ }).selectOption({ label: organisation });
  await page.getByRole("button", { name: "Enrol it" }).click();
  await page.getByRole("button", { name: `Sign and send as ${organisation}` }).click();
  await page.getByText("It is on the chain").waitFor();
  return open;
}

/** The codes of a message on a page, as a camera sees them. */
async function picturesOf(page: Page, name: string): Promise<Buffer[]> {
  await page.setViewportSize({ width: 1_000, height: 1_400 });
  const codes = page.getByRole("img", { name });
  await codes.first().waitFor();
  const pictures: Buffer[] = [];
  for (const code of await codes.all()) pictures.push(await code.screenshot());
  await page.setViewportSize({ width: PHONE.width, height: 780 });
  return pictures;
}

/** Gives the page the pictures of codes, as a camera does. */
const show = (page: Page, pictures: readonly Buffer[]) =>
  page
    .locator('input[type="file"]')
    .setInputFiles(pictures.map((buffer, i) => ({ name: `${i}.png`, mimeType: "image/png", buffer })));

/** Takes along what is there now, and goes where there is no network. */
async function leaveNetwork({ page, context }: OpenPage): Promise<void> {
  const refresh = page.getByRole("button", { name: "Take along anew" });
  await refresh.click();
  await refresh.waitFor(); // it says something else while it is at it
  await keptForOffline(page);
  await context.setOffline(true);
}

/** Waits until what was typed last is on the phone's disk: what is lost before that has to be typed again. */
export const keptForm = (page: Page, form: string, text: string) =>
  page.waitForFunction(
    ([name, value]) =>
      new Promise<boolean>((resolve) => {
        const opened = indexedDB.open("tallystick", 1);
        opened.onsuccess = () => {
          const asked = opened.result.transaction("kept").objectStore("kept").get(`form ${name}`);
          asked.onsuccess = () => {
            resolve(Object.values(asked.result?.fields ?? {}).includes(value));
            opened.result.close();
          };
        };
      }),
    [form, text],
  );

/** As when the phone goes out, or its browser ends the page while the camera is open. */
async function loseAndOpen(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Handover" }).waitFor();
  await page.getByRole("tab", { name: "Give", exact: true }).waitFor();
}

/** The code of what was signed, from the list of what is not on the chain: it is there after the page was lost. */
async function signedCode(page: Page, name: string): Promise<Buffer[]> {
  await loseAndOpen(page);
  const item = page.getByRole("region", { name, exact: true });
  await item.first().getByText(STORED_BAG).waitFor();
  await item.first().getByRole("button", { name: "Show the code" }).click();
  return picturesOf(page, name);
}

/** The giver's phone: no network from here on. It goes out before the form is signed, and after. */
async function give(open: OpenPage): Promise<Buffer[]> {
  const { page } = open;
  await leaveNetwork(open);
  await page.getByRole("tab", { name: "Give", exact: true }).click();
  await page.getByLabel("Unit: its code, or its hash").fill(STORED_BAG);
  const receiver = page.getByLabel("For which organisation");
  await receiver.selectOption({ label: RECEIVER });
  await keptForm(page, "give", await receiver.inputValue());
  await loseAndOpen(page);
  await page.getByRole("button", { name: "Sign and show the code" }).click();
  await page.getByText("Show this to the receiver").waitFor();
  return signedCode(page, "Offer that you signed");
}

/** The receiver's phone takes a picture of the code, weighs, sees the verdict and signs. */
async function take(open: OpenPage, codes: readonly Buffer[]): Promise<Buffer[]> {
  const { page } = open;
  await leaveNetwork(open);
  await page.getByRole("tab", { name: "Take", exact: true }).click();
  await show(page, codes);
  await page.getByLabel(/^You measured/).fill("3.9");
  await page.getByText("They do not agree").waitFor();
  await page.getByLabel(/^You measured/).fill("2.501");
  await keptForm(page, "take", "2.501");
  await loseAndOpen(page);
  await page.getByText("Both agree: it will be yours").waitFor();
  await page.getByLabel("Place (GLN)").fill("9520000000028");
  await page.getByRole("button", { name: "Sign that I took it" }).click();
  await page.getByText("Signed by both sides").waitFor();
  return signedCode(page, "Handover that both sides signed");
}

/** Back where there is network, the phone sees that the chain has it, and keeps it no longer. */
async function forgets({ page, context }: OpenPage): Promise<void> {
  const list = page.getByRole("heading", { name: "Signed, not yet on the chain" });
  await list.waitFor();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Take along anew" }).click();
  await list.waitFor({ state: "detached" });
  await loseAndOpen(page);
  if (await list.isVisible()) throw new Error("what is on the chain is still kept");
}

/** Somebody who is of neither side, and has network: by keyboard alone, once the code is there. */
async function bring(browser: Browser, origin: string, codes: readonly Buffer[]): Promise<void> {
  const { page, faults, close } = await openPage(browser, origin, "/", PHONE);
  try {
    await toHandover(page);
    await tabTo(page, page.getByRole("tab", { selected: true }));
    const bringing = page.getByRole("tab", { name: "Bring to the chain", selected: true });
    for (let tabs = await page.getByRole("tab").count(); tabs > 0 && !(await bringing.isVisible()); tabs--) {
      await page.keyboard.press("ArrowRight");
    }
    await show(page, codes);
    await tabTo(page, page.getByRole("combobox", { name: /^As/ }));
    await page.keyboard.type("Harbour Warehouse");
    await pressEnter(page, page.getByRole("button", { name: "Bring it with Harbour Warehouse" }));
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
  await page.getByRole("link", { name: `Signed in: ${RECEIVER}` }).waitFor();
  expectNone(await faults());
}

/** Two phones hand over the bag that waits in the hospital's store; gives the carrier's, on which it can be seen. */
export async function handOver({ browser, origin, members }: Walk): Promise<OpenPage> {
  const [hospital, carrier] = [GIVER, RECEIVER].map((name) => members.get(name));
  if (hospital === undefined || carrier === undefined) throw new Error("they are no members");
  const giver = await openPhone(browser, origin, "Ward 7", GIVER);
  const receiver = await openPhone(browser, origin, "Lorry 3", RECEIVER);
  try {
    const handover = await take(receiver, await give(giver));
    expectNone([...(await giver.faults()), ...(await receiver.faults())]);
    await bring(browser, origin, handover);
    await forgets(giver);
    await forgets(receiver);
    await signInByPasskey(receiver);
  } finally {
    await giver.close();
  }
  const orgOf = async (client: Client) => (await findOrganisation(client, client.sender?.address ?? "")).id;
  const [from, to] = [await orgOf(hospital), await orgOf(carrier)];
  const unit = unitId(from, STORED_BAG);
  const { step, custodian } = await getUnit(hospital, { unit });
  if (step !== stepNumber(MEDICAL_WASTE, "carriage")) throw new Error(`the bag is in step ${step}`);
  if (custodian !== to) throw new Error(`the bag is in the hands of ${custodian}`);
  const { page } = receiver;
  await page.setViewportSize({ width: 1_280, height: 860 });
  await page.getByRole("link", { name: "Units", exact: true }).click();
  await page.getByRole("link", { name: STORED_BAG }).click();
  await page.getByRole("heading", { level: 1, name: STORED_BAG }).waitFor();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByText("Handed over").first().waitFor();
  return receiver;
}
