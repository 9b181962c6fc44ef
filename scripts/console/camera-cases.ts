/** Scanning inside the console, by a camera that sees a code which is drawn here. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { fakeCamera, launchChromium } from "../../src/testing/chromium.ts";
import { qrVideo } from "../../src/testing/qr-video.ts";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { BAG } from "./leave-open.ts";
import { type OpenPage, openPage, type View } from "./open-page.ts";
import { signInAs } from "./session-cases.ts";

const PHONE: View = { language: "en", theme: "light", width: 360 };
const LABEL = `https://id.gs1.org/${BAG}`;
/** What a code may say to hurt. It is longer than any label. */
const FOREIGN = `javascript:globalThis.hurt=1//<img src=x onerror="globalThis.hurt=1">\u202e`;

/** Runs a case in a browser whose camera sees a code. */
async function seeing(executablePath: string, text: string, work: (browser: Browser) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tally-camera-"));
  const file = join(folder, "code.y4m");
  writeFileSync(file, qrVideo(text));
  const browser = await launchChromium(executablePath, fakeCamera(file));
  try {
    await work(browser);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

async function toScan(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Scan" }).click();
  await page.getByRole("heading", { level: 1, name: "Scan a label" }).waitFor();
}

/** Says to the browser what a person would say when it asks for the camera. */
async function allow({ page, context }: OpenPage, origin: string, setting: "granted" | "denied"): Promise<void> {
  const session = await context.newCDPSession(page);
  const { browserContextId = "" } = (await session.send("Target.getTargetInfo")).targetInfo;
  await session.send("Browser.setPermission", { permission: { name: "camera" }, setting, origin, browserContextId });
}

const useCamera = (page: Page) => page.getByRole("button", { name: "Use the camera" }).click();

/** @param executablePath Of the browser, of which each case opens one with a camera of its own. */
export function cameraCases(executablePath: string, origin: string): Case[] {
  const by = (name: string, text: string, who: string | undefined, act: (open: OpenPage) => Promise<void>): Case => ({
    name: `camera: ${name}`,
    run: () =>
      seeing(executablePath, text, async (browser) => {
        const open = await openPage(browser, origin, "/", PHONE);
        try {
          if (who !== undefined) await signInAs(open.page, who);
          await toScan(open.page);
          await act(open);
          expectNone([...(await axeProblems(open.page)), ...(await open.faults())]);
        } finally {
          await open.close();
        }
      }),
  });
  return [
    by("a label leads to the unit, and from there one act to handing it over", LABEL, "City Hospital", async (open) => {
      const { page } = open;
      await allow(open, origin, "granted");
      await useCamera(page);
      await page.getByText("Not recalled").waitFor();
      await page.getByRole("main").getByRole("link", { name: "Hand it over" }).click();
      await page.getByRole("heading", { level: 1, name: "Handover" }).waitFor();
    }),
    by("where it is refused, a picture does as well, and typing", LABEL, undefined, async (open) => {
      const { page } = open;
      await allow(open, origin, "denied");
      await useCamera(page);
      await page.getByText("The camera was not allowed").waitFor();
      await page.getByText("Choose a picture of the code instead, or type it.").waitFor();
      await page.getByLabel("Code, or the whole link").waitFor();
      const buffer = await toBuffer(LABEL, { width: 400 });
      await page.locator('input[type="file"]').setInputFiles({ name: "label.png", mimeType: "image/png", buffer });
      await page.getByText("Not recalled").waitFor();
    }),
    by("a code with foreign content is shown, and opens nothing", FOREIGN, undefined, async (open) => {
      const { page } = open;
      await allow(open, origin, "granted");
      await useCamera(page);
      await page.getByText("This code is no label").waitFor();
      await page.getByText("javascript:globalThis.hurt=1").waitFor();
      const hurt = await page.evaluate(() => "hurt" in globalThis);
      if (hurt || !page.url().endsWith("/scan")) throw new Error(`the page is ${page.url()}, something ran: ${hurt}`);
      await page.getByRole("button", { name: "Stop the camera" }).click();
    }),
  ];
}
