import { computeError } from "../errors.ts";
import type { Policy } from "../policy/policy.ts";

/** What was asked under each agreement. */
export interface BudgetStore {
  /** Records a query under an agreement unless `most` others are; one that is there already stays. Says whether it is there now. */
  record(agreement: string, query: string, most: number): Promise<boolean>;
}

/**
 * Counts a query against its agreement's budget before it is run. The same algorithm over the same inputs has the same result, tells
 * nothing new and costs nothing.
 *
 * @param query A hash over algorithm and inputs.
 * @throws `QUERY_BUDGET_SPENT`.
 */
export async function spendBudget(store: BudgetStore, policy: Policy, agreement: string, query: string): Promise<void> {
  const most = policy.budget?.queries;
  if (most === undefined || (await store.record(agreement, query, most))) return;
  throw computeError("QUERY_BUDGET_SPENT", `${most} queries were asked under ${agreement}`, { agreement, limit: most });
}

export function createMemoryBudget(): BudgetStore {
  const asked = new Map<string, Set<string>>();
  return {
    async record(agreement, query, most) {
      const queries = asked.get(agreement) ?? new Set();
      asked.set(agreement, queries);
      if (queries.has(query)) return true;
      if (queries.size >= most) return false;
      queries.add(query);
      return true;
    },
  };
}
