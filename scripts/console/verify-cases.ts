/** The page for verifying: what holds, what does not, and without a network. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { keptForOffline, openPage, PLAIN, type OpenPage } from "./open-page.ts";
import type { ConsoleStage } from "./stage.ts";

export interface VerifyFiles {
  readonly folder: string;
  readonly receipt: string;
  /** The file that the receipt is about. */
  readonly document: string;
  readonly reading: string;
}

/** Takes a receipt with its document and a reading's proof from what was played. */
export async function verifyFiles({ files, bridge }: ConsoleStage): Promise<VerifyFiles> {
  const folder = join(files, "evidence-deposit");
  const receipts = join(folder, "receipts");
  const name = readdirSync(receipts).find((each) => each.includes("chain-of-custody")) ?? "";
  const answer = await fetch(`${bridge}/v1/stations/2/readings/1200/proof`);
  const reading = join(folder, "reading.json");
  writeFileSync(reading, await answer.text());
  return {
    folder,
    receipt: join(receipts, name),
    document: join(folder, "documents/water", name.replace(".receipt.json", "")),
    reading,
  };
}

const choose = (page: Page, files: readonly string[]) => page.locator('input[type="file"]').setInputFiles([...files]);

/** Names of the checks that were done, each with whether it holds. */
async function checksOf(page: Page): Promise<Map<string, boolean>> {
  await page.locator("li[data-ok]").first().waitFor();
  const found = await page
    .locator("li[data-ok]")
    .evaluateAll((rows) => rows.map((row) => [row.getAttribute("data-check"), row.getAttribute("data-ok")] as const));
  return new Map(found.map(([check, ok]) => [String(check), ok === "true"]));
}

function expectChecks(checks: ReadonlyMap<string, boolean>, failing: readonly string[], count: number): void {
  const bad = [...checks].filter(([, ok]) => !ok).map(([check]) => check);
  if (checks.size !== count) throw new Error(`${checks.size} checks were done, not ${count}: ${[...checks.keys()]}`);
  if (bad.join() !== failing.join()) throw new Error(`these do not hold: ${bad.join(", ") || "none"}`);
}

/** A copy of a JSON document in which one thing is different. */
function changed(files: VerifyFiles, from: string, change: (document: Record<string, never>) => void): string {
  const document = JSON.parse(readFileSync(from, "utf8"));
  change(document);
  const to = join(files.folder, "changed.json");
  writeFileSync(to, JSON.stringify(document));
  return to;
}

/** Cases on the page, where it is served. */
export function verifyCases(browser: Browser, stage: ConsoleStage, files: VerifyFiles): Case[] {
  const on = (act: (open: OpenPage) => Promise<void>) => async () => {
    const open = await openPage(browser, stage.origin, "/verify", PLAIN);
    try {
      await act(open);
      expectNone(await open.faults());
    } finally {
      await open.close();
    }
  };
  const verifies = (name: string, paths: () => readonly string[], failing: readonly string[], count: number): Case => ({
    name: `/verify: ${name}`,
    run: on(async ({ page }) => {
      await choose(page, paths());
      expectChecks(await checksOf(page), failing, count);
    }),
  });
  const { receipt, document, reading } = files;
  return [
    verifies("a receipt alone", () => [receipt], [], 7),
    verifies("a receipt and its file", () => [document, receipt], [], 8),
    verifies("a receipt and another file", () => [receipt, reading], ["file"], 8),
    verifies("a receipt with another note", () => [changed(files, receipt, noteChanged)], ["metadata"], 7),
    verifies("a reading's proof", () => [reading], [], 6),
    verifies("a reading with another value", () => [changed(files, reading, valueChanged)], ["leaf"], 6),
    {
      name: "/verify: a reading's proof, with the network off",
      run: on(async ({ page, context }) => {
        await keptForOffline(page);
        await context.setOffline(true);
        await page.goto(`${stage.origin}/verify`);
        await choose(page, [reading]);
        expectChecks(await checksOf(page), [], 6);
        await page.goto(`${stage.origin}/`);
        await page.getByRole("heading", { level: 1 }).waitFor();
      }),
    },
    {
      name: "/verify: something else is said to be something else",
      run: on(async ({ page }) => {
        await choose(page, [document]);
        await page.getByText("This is no document that we know").waitFor();
      }),
    },
    {
      name: "/verify: a receipt without one of its parts is refused with its code and what to do",
      run: on(async ({ page }) => {
        await choose(page, [changed(files, receipt, uidMissing)]);
        await page.getByText("RECEIPT_INVALID").waitFor();
      }),
    },
    {
      name: "/verify: what a refused file says is shown with its control characters written out",
      run: on(async ({ page }) => {
        await choose(page, [changed(files, receipt, uidHostile)]);
        await page.getByText("RECEIPT_INVALID").waitFor();
        const shown = (await page.getByRole("main").textContent()) ?? "";
        if (!shown.includes("\\u202e")) throw new Error(`it is not written out: ${shown}`);
        if (["\u0007", "\u202e"].some((raw) => shown.includes(raw))) throw new Error("it is shown as it came");
      }),
    },
    { name: "verify.html: verifies from the disk, and asks nobody", run: () => fromDisk(browser, stage, files) },
  ];
}

function noteChanged({ metadata }: { metadata?: { fields: { value: unknown }[] } }): void {
  const [field] = metadata?.fields ?? [];
  if (field) field.value = "another";
}

function valueChanged({ reading }: { reading?: { value: number } }): void {
  if (reading) reading.value += 1;
}

function uidHostile(document: { format?: string; [hostile: string]: unknown }): void {
  document["\u202eexe.fdp\u0007"] = 1;
}

function uidMissing(document: { uid?: string }): void {
  delete document.uid;
}

/** As somebody has it who was handed the one file. */
async function fromDisk(browser: Browser, { origin }: ConsoleStage, files: VerifyFiles): Promise<void> {
  const answer = await fetch(`${origin}/verify.html`);
  const path = join(files.folder, "verify.html");
  writeFileSync(path, await answer.text());
  const disk = "file://";
  const { page, context, faults, close } = await openPage(browser, disk, pathToFileURL(path).pathname, PLAIN);
  try {
    await context.setOffline(true);
    await choose(page, [files.document, files.receipt]);
    expectChecks(await checksOf(page), [], 8);
    expectNone(await faults());
  } finally {
    await close();
  }
}
