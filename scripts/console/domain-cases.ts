/** A passkey is bound to a domain: what pages of the same chain say under other names. */
import type { Browser, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { addAuthenticator } from "./handover-journey.ts";
import { type OpenPage, openPage, PLAIN } from "./open-page.ts";
import type { ConsoleStage } from "./stage.ts";

/** Two wards of one clinic, whose consoles share a domain. Browsers know that these names are this machine's. */
const [CLINIC, WARD] = ["clinic.localhost", "ward.clinic.localhost"];
const KEPT = "tallystick.keep.passkey";

async function makePasskey(page: Page): Promise<void> {
  await page.getByLabel("Whose phone is it").fill("Ward 7");
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await page.getByText("Account to be enrolled").waitFor();
}

const keptPasskey = (page: Page) => page.evaluate((name) => String(localStorage.getItem(name)), KEPT);

/** As when a browser brings along what it kept at another address. */
async function keepAs(page: Page, passkey: string): Promise<void> {
  await page.evaluate(([name, text]) => localStorage.setItem(String(name), String(text)), [KEPT, passkey]);
  await page.reload();
}

/** Cases on a passkey of another domain. */
export function domainCases(browser: Browser, stage: ConsoleStage): Case[] {
  const at = async (origin: string, act: (open: OpenPage) => Promise<void>) => {
    const open = await openPage(browser, origin, "/handover", PLAIN);
    try {
      await addAuthenticator(open.page);
      await act(open);
      expectNone(await open.faults());
    } finally {
      await open.close();
    }
  };
  return [
    {
      name: "a passkey of another domain: it is absent there, and where it is kept none the less the page says whose it is and signs nothing",
      async run() {
        let passkey = "";
        await at(stage.origin, async ({ page }) => {
          await makePasskey(page);
          passkey = await keptPasskey(page);
        });
        await at(await stage.openUnder(CLINIC, CLINIC), async ({ page }) => {
          await page.getByText("This phone has no passkey yet").waitFor();
          await page.getByText(`It is bound to ${CLINIC}, and signs nowhere else`).waitFor();
          await keepAs(page, passkey);
          const refusal = page.getByText(`Passkeys of localhost do not sign on ${CLINIC}`);
          await page.getByRole("tab", { name: "Give", exact: true }).click();
          await refusal.waitFor();
          if (await page.getByLabel("Unit: its code, or its hash").isVisible()) throw new Error("it offers to sign");
          expectNone(await refusedByBrowser(page, passkey));
          // A new one of this domain is what helps, and then there is nothing to say.
          await makePasskey(page);
          if (await refusal.isVisible()) throw new Error("it still speaks of the passkey that was replaced");
          await keepAs(page, passkey);
          await page.getByRole("link", { name: "Sign in" }).first().click();
          await refusal.waitFor();
          const way = page.getByRole("button", { name: "With this device's passkey" });
          if (await way.isVisible()) throw new Error("it offers to sign in by it");
        });
      },
    },
    {
      name: "a passkey of a domain above: consoles that share it take it, and it signs in",
      async run() {
        await at(await stage.openUnder(WARD, CLINIC), async ({ page }) => {
          await makePasskey(page);
          const { rpId } = JSON.parse(await keptPasskey(page)) as { rpId: string };
          if (rpId !== CLINIC) throw new Error(`it is bound to ${rpId}`);
          await page.getByRole("link", { name: "Sign in" }).first().click();
          await page.getByRole("button", { name: "With this device's passkey" }).click();
          await page.getByRole("button", { name: "Sign it as With this device's passkey" }).click();
          // Nobody enrolled it: its signature holds, and stands for no organisation.
          await page.getByText("This account is of no organisation here").waitFor();
        });
      },
    },
    {
      name: "a passkey from before the console's domain changed: it signs as long as the browser lets it, and the next one is offered",
      async run() {
        await at(await stage.openUnder(WARD, WARD), async ({ page }) => {
          await makePasskey(page);
          const passkey = JSON.parse(await keptPasskey(page)) as object;
          await keepAs(page, JSON.stringify({ ...passkey, rpId: CLINIC }));
          await page.getByRole("tab", { name: "This phone" }).click();
          await page.getByText(`This phone's passkey is of ${CLINIC}; those of this console are of ${WARD}`).waitFor();
          await page.getByRole("tab", { name: "Give", exact: true }).click();
          await page.getByLabel("Unit: its code, or its hash").waitFor();
          await page.getByRole("tab", { name: "This phone" }).click();
          await makePasskey(page);
          await page.getByText(`This phone's passkey is of`).waitFor({ state: "detached" });
        });
      },
    },
    {
      name: "a console that is opened at an address makes no passkey, and says under which name it does",
      async run() {
        await at(stage.origin.replace("localhost", "127.0.0.1"), async ({ page }) => {
          await page.getByText("Passkeys of localhost do not sign on 127.0.0.1").waitFor();
          if (await page.getByRole("button", { name: "Make a passkey" }).isVisible()) throw new Error("it makes one");
        });
      },
    },
  ];
}

/** What the page says is what the browser does: a page of another domain gets no signature of the passkey. */
async function refusedByBrowser(page: Page, passkey: string): Promise<string[]> {
  const name = await page.evaluate(async (text) => {
    const { credentialId, rpId } = JSON.parse(text) as { credentialId: string; rpId: string };
    const characters = atob(credentialId.replaceAll("-", "+").replaceAll("_", "/"));
    const id = Uint8Array.from(characters, (character) => character.charCodeAt(0));
    const publicKey = { challenge: new Uint8Array(32), rpId, allowCredentials: [{ type: "public-key" as const, id }] };
    return navigator.credentials.get({ publicKey }).then(
      () => "signed",
      (error: DOMException) => error.name,
    );
  }, passkey);
  return name === "SecurityError" ? [] : [`the browser says ${name}`];
}
