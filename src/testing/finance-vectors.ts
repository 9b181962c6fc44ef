/** Golden vectors of ../shared/data/finance. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { isTallyError } from "../lib/errors.ts";

/** One case: what is asked and what has to come out. */
export interface FinanceVector {
  readonly id: string;
  readonly op: string;
  // biome-ignore lint/suspicious/noExplicitAny: each operation has its own form
  readonly in: any;
  readonly out: unknown;
}

export interface FinanceVectors {
  // biome-ignore lint/suspicious/noExplicitAny: each file has its own form
  readonly conventions: any;
  readonly cases: readonly FinanceVector[];
}

/** Undefined where the material is absent, which is said. Its count is asserted. */
export function financeVectors(name: string): FinanceVectors | undefined {
  const file = fileURLToPath(new URL(`../../../shared/data/finance/${name}.json`, import.meta.url));
  if (!existsSync(file)) {
    console.log(`      skipped: no ${file}`);
    return undefined;
  }
  const vectors = JSON.parse(readFileSync(file, "utf8"));
  expect(vectors.cases).to.have.length(vectors.count);
  return vectors;
}

/** What comes out, or the vectors' word for why nothing does. */
export async function outcome(act: () => Promise<unknown>, words: Readonly<Record<string, string>>): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    const word = isTallyError(error) ? words[error.code] : undefined;
    if (word === undefined) throw error;
    return { error: word };
  }
}
