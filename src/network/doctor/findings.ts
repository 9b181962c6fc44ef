import { ACCESS } from "./findings/access.ts";
import { CHAIN } from "./findings/chain.ts";
import type { FindingEntry, Severity } from "./findings/entry.ts";
import { LIMITS } from "./findings/limits.ts";
import { STOPPED } from "./findings/stopped.ts";

/** Everything that the doctor can find, in the order in which it is said. docs/doctor.md is generated from it. */
export const FINDINGS = { ...STOPPED, ...CHAIN, ...LIMITS, ...ACCESS } as const satisfies Record<string, FindingEntry>;

export type FindingName = keyof typeof FINDINGS;

/** What a check saw. */
export interface Seen {
  readonly name: FindingName;
  readonly seen: string;
}

/** What was seen, what it means, what to do. */
export interface Finding extends Seen, FindingEntry {}

/** In the order of the catalogue, the grave ones first. */
export function findingsOf(seen: readonly Seen[]): readonly Finding[] {
  const weight: Readonly<Record<Severity, number>> = { fault: 0, passing: 1, warning: 2 };
  const order = Object.keys(FINDINGS);
  return seen
    .map((each): Finding => ({ ...each, ...FINDINGS[each.name] }))
    .toSorted((a, b) => weight[a.severity] - weight[b.severity] || order.indexOf(a.name) - order.indexOf(b.name));
}
