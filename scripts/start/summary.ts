import type { Outcome, Scenario } from "../../src/scenarios/shared/scenario.ts";

/** What came of one scenario. */
export interface Played extends Outcome, Pick<Scenario, "name" | "title"> {}

/** For people: each scenario with its facts, one a line. */
export function summaryLines(played: readonly Played[]): string[] {
  return played.flatMap(({ title, ok, facts }) => {
    const width = Math.max(...Object.keys(facts).map((key) => key.length));
    const lines = Object.entries(facts).map(([key, value]) => `      ${key.padEnd(width)}  ${value}`);
    return [`\n${ok ? "ok  " : "FAIL"}  ${title}`, ...lines];
  });
}

/** For programs. */
export function summaryOf(played: readonly Played[]) {
  const scenarios = played.map(({ name, ok, facts }) => ({ name, ok, facts }));
  return { ok: played.every(({ ok }) => ok), scenarios };
}
