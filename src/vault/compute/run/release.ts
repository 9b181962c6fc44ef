import type { Cell } from "../values/cell.ts";
import { compareRows } from "./order-rows.ts";

/** A group that covers enough subjects. */
export interface Group {
  readonly keys: readonly Cell[];
  readonly aggregates: readonly Cell[];
  /** Subjects that it covers, for each table that has subjects. */
  readonly sizes: readonly bigint[];
}

/**
 * Groups that are given. What is withheld is the difference between them and the whole, so it covers nobody, or at least `least`
 * subjects: otherwise the smallest group that would be given is withheld as well.
 *
 * @param withheld Subjects in all groups that are withheld already, for each table that has subjects.
 */
export function releaseGroups(groups: readonly Group[], withheld: readonly bigint[], least: number): readonly Group[] {
  if (!withheld.some((count) => count > 0n && count < BigInt(least))) return groups;
  const [smallest] = [...groups].sort((a, b) => compareSizes(a, b) || compareRows(a.keys, b.keys));
  return groups.filter((group) => group !== smallest);
}

const compareSizes = (a: Group, b: Group) => compareRows(a.sizes, b.sizes);
