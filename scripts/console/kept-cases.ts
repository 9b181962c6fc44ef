/** A phone that several people use: what it keeps when one of them signs out, and when it is cleared. */
import type { Browser, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { addAuthenticator, keptForm, PHONE, toHandover } from "./handover-journey.ts";
import { goTo, openPage } from "./open-page.ts";
import { signInAs } from "./session-cases.ts";
import type { ConsoleStage } from "./stage.ts";

const BEGUN = "what the first one typed";
const LABEL = "bag that both signed <b>";

/** Has the device keep a handover that both sides signed, as the form does. */
const keepSigned = (page: Page) =>
  page.evaluate(
    (identifier) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open("tallystick", 1);
        opened.onupgradeneeded = () => opened.result.createObjectStore("kept");
        opened.onsuccess = () => {
          const unit = `0x${"7a".repeat(32)}`;
          const measured = { quantity: 1, items: 1 };
          const of = {
            kind: "handover",
            unit,
            identifier,
            hop: 1,
            to: 2,
            when: 1,
            deadline: 4_000_000_000,
            text: "{}",
          };
          const writing = opened.result.transaction("kept", "readwrite");
          writing.objectStore("kept").put({ ...of, given: measured, taken: measured }, `signed ${unit}`);
          writing.oncomplete = () => resolve(opened.result.close());
          writing.onabort = () => reject(writing.error);
        };
      }),
    LABEL,
  );

/** Everything that the device keeps, as text. */
const keptText = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opened = indexedDB.open("tallystick", 1);
        opened.onupgradeneeded = () => opened.result.createObjectStore("kept");
        opened.onsuccess = () => {
          const asked = opened.result.transaction("kept").objectStore("kept").getAll();
          asked.onsuccess = () => {
            opened.result.close();
            resolve(JSON.stringify([asked.result, Object.entries(localStorage)]));
          };
        };
      }),
  );

async function expectKept(page: Page, has: readonly string[], lacks: readonly string[]): Promise<void> {
  const text = await keptText(page);
  expectNone([
    ...has.filter((each) => !text.includes(each)).map((each) => `the phone lost ${each}`),
    ...lacks.filter((each) => text.includes(each)).map((each) => `the phone keeps ${each}`),
  ]);
}

/** One makes a passkey, begins a form, and has signed something; the form is open in another tab too. */
async function begin(page: Page): Promise<Page> {
  await addAuthenticator(page);
  await signInAs(page, "City Hospital");
  await toHandover(page);
  await page.getByLabel("Whose phone is it").fill("Ward 9");
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await page.getByRole("tab", { name: "Give", exact: true }).click();
  await page.getByLabel("Unit: its code, or its hash").fill(BEGUN);
  await keptForm(page, "give", BEGUN);
  await keepSigned(page);
  const other = await page.context().newPage();
  await goTo(other, page.url());
  await other.getByRole("tab", { name: "Give", exact: true }).click();
  const field = other.getByLabel("Unit: its code, or its hash");
  if ((await field.inputValue()) !== BEGUN) throw new Error("the other tab has no form");
  return other;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Signed in: City Hospital" }).click();
  await page.getByText("A form was begun here and is not signed").waitFor();
  await page.getByText("1 signed, not yet on the chain").waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
}

/** What one begun is gone, in every tab; what both sides signed is there for the next. */
async function afterSignOut(page: Page, other: Page): Promise<void> {
  await page.getByText("1 signed, not yet on the chain").waitFor();
  await page.getByText("They belong to the organisation").waitFor();
  await expectKept(page, [LABEL, "credentialId"], [BEGUN]);
  await other.getByRole("tab", { name: "Give", exact: true }).click();
  const field = other.getByLabel("Unit: its code, or its hash");
  if ((await field.inputValue()) !== "") throw new Error("the other tab still has the form");
}

/** Asked first, and told what would be lost; then nothing is left, in every tab. */
async function clear(page: Page, other: Page): Promise<void> {
  await page.getByRole("button", { name: "Clear this phone" }).click();
  const lost = page.getByRole("region", { name: "What would be lost" });
  await lost.getByText(LABEL).waitFor();
  await lost.getByText("this phone's passkey").waitFor();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expectKept(page, [LABEL, "credentialId"], []);
  await page.getByRole("button", { name: "Clear this phone" }).click();
  await page.getByRole("button", { name: "Clear it, and lose that" }).click();
  await page.getByText("This phone keeps nothing any more").waitFor();
  await expectKept(page, [], [LABEL, BEGUN, "credentialId", "organisations"]);
  await other.getByRole("button", { name: "Make a passkey" }).waitFor();
  await other.getByText("Signed, not yet on the chain").waitFor({ state: "detached" });
}

export function keptCases(browser: Browser, { origin }: ConsoleStage): Case[] {
  return [
    {
      name: "a phone that several use: signing out leaves nothing that was begun, clearing leaves nothing at all",
      async run() {
        const { page, faults, close } = await openPage(browser, origin, "/", PHONE);
        try {
          const other = await begin(page);
          await signOut(page);
          await afterSignOut(page, other);
          await clear(page, other);
          expectNone(await faults());
        } finally {
          await close();
        }
      },
    },
  ];
}
