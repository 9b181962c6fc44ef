import type { Cell } from "../values/cell.ts";
import { compareRows } from "./order-rows.ts";

/** A group that covers enough subjects. */
export interface Group {
  readonly keys: readonly Cell[];
  readonly aggregates: readonly Cell[];
  /** Subjects that it covers, for each table that has subjects. */
  readonly sizes: readonly bigint[];
}

/** A total of groups, those with the same cells at some of the keys, in which those that are withheld cover too few subjects. */
export interface Total {
  readonly keys: readonly Cell[];
  /** For each key whether the total is over all its cells. */
  readonly summed: readonly boolean[];
}

/**
 * Groups that are given. Whoever knows a total, and all groups of it but those that are withheld, knows what these are together: so they
 * have to cover nobody, or enough. Where they cover too few, the smallest of the total's other groups is withheld as well.
 *
 * One round is enough: a group that is withheld by it covers enough subjects, in every total that it belongs to.
 */
export function releaseGroups(groups: readonly Group[], totals: readonly Total[]): readonly Group[] {
  const bySize = [...groups].sort((a, b) => compareRows(a.sizes, b.sizes) || compareRows(a.keys, b.keys));
  const withheld = new Set<Group>();
  for (const total of [...totals].sort(compareTotals)) {
    const own = bySize.filter((group) => belongs(group, total));
    const [smallest] = own;
    if (smallest !== undefined && !own.some((group) => withheld.has(group))) withheld.add(smallest);
  }
  return groups.filter((group) => !withheld.has(group));
}

const belongs = ({ keys }: Group, total: Total) =>
  total.summed.every((isSummed, index) => isSummed || keys[index] === total.keys[index]);

function compareTotals(a: Total, b: Total): number {
  return compareRows(a.summed, b.summed) || compareRows(a.keys, b.keys);
}
