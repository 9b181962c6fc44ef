import type { DomainPlan } from "./domain-plan.ts";
import { contractsOf } from "./select-domains.ts";
import { symbolicSettings } from "./symbolic.ts";

/** How many transactions the founding of these domains takes: its creations, and the calls that the deployer owes. */
export function countTransactions(domains: readonly DomainPlan[]): number {
  const settings = symbolicSettings();
  return contractsOf(domains).reduce((count, { after }) => {
    const owed = (after?.((name) => name, settings) ?? []).filter(({ by }) => by === "deployer");
    return count + 1 + owed.length;
  }, 0);
}
