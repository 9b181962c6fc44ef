/** A page of the console in Chromium, with an eye on what must not happen: errors, what the policy stopped, requests that leave. */
import type { Browser, BrowserContext, Page } from "playwright-core";

export interface View {
  readonly language: "en" | "zh";
  readonly theme: "light" | "dark";
  readonly width: number;
  /** Of the device's clock. @default "Asia/Shanghai" */
  readonly zone?: string;
}

/** What one looks at where the look does not matter. */
export const PLAIN: View = { language: "en", theme: "light", width: 1280 };

export const nameOf = ({ language, theme, width }: View) => `${language}, ${theme}, ${width} px`;

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What must not have happened since it was asked last, in words. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

/** Addresses that hold what they lead to. */
const INLINE = /^data:/;
/** Milliseconds after which what a case waits for is taken not to come. It is reached only where something is broken. */
const PATIENCE = 60_000;
/** Milliseconds in which what is drawn by width follows the window. */
const FOLLOWS = 10_000;

/** Chromium says this of an answer that is no success; whether that was right is for the case to say. */
const OF_ANSWERS = /^Failed to load resource/;

/** Opens an address of the console. @param origin Nothing may be asked elsewhere. */
export async function openPage(browser: Browser, origin: string, path: string, view: View): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.width < 600 ? 780 : 860 },
    locale: view.language === "zh" ? "zh-CN" : "en-GB",
    colorScheme: view.theme,
    timezoneId: view.zone ?? "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  const faults: string[] = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !INLINE.test(url)) faults.push(`asked ${url}`);
  });
  context.on("weberror", (error) => faults.push(`error: ${error.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error" && !OF_ANSWERS.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { violations: seen });
    addEventListener("securitypolicyviolation", (event) => {
      seen.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const page = await context.newPage();
  await page.goto(`${origin}${path}`);
  return {
    page,
    context,
    async faults() {
      const seen = await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations.splice(0));
      return [...faults.splice(0), ...seen];
    },
    close: () => context.close(),
  };
}

/** Waits until nothing of a page is on its way: its code, what it asked, and what it says meanwhile. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector('[role="status"]') === null);
}

/** Opens another address in the same window, and waits until all of it is there. */
export async function goTo(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await settled(page);
}

/** Waits until the page's files are kept, so that it can do without a network. */
export const keptForOffline = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** Pixels by which the page stays wider than its window; 0 once it has followed the window. */
export async function tooWide(page: Page): Promise<number> {
  const wide = () => document.documentElement.scrollWidth - innerWidth;
  await page.waitForFunction(wideEnds, undefined, { timeout: FOLLOWS }).catch(() => undefined);
  return Math.max(0, await page.evaluate(wide));
}

const wideEnds = () => document.documentElement.scrollWidth <= innerWidth;
