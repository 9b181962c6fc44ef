/** What axe finds wrong with a page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(): Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[] }>;
}

/** One line for each rule that the page breaks. */
export async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.map(({ id, help, nodes }) => {
      const [first] = nodes;
      return `${id}: ${help}: ${nodes.length} times, first ${first?.html.slice(0, 160)} (${first?.failureSummary.slice(0, 260)})`;
    });
  });
}
