import type { IndexedCredit, IndexedCreditDeadline } from "../../sdk/query/credits.ts";

/** A credit, and the clock of it that ends first. */
export interface CreditRow {
  readonly credit: IndexedCredit;
  readonly next: IndexedCreditDeadline | undefined;
}

/** Whether the viewer is no party of it. */
export const isKept = ({ withheld }: Pick<IndexedCredit, "withheld">): boolean => withheld.includes("terms");

/** Clocks without a day are the last: they are withheld. */
const dayOf = (deadline: IndexedCreditDeadline | undefined): string => deadline?.day ?? "9999";

/** Of the clocks of a credit the one that ends first. */
export const firstOf = (deadlines: readonly IndexedCreditDeadline[]): IndexedCreditDeadline | undefined =>
  [...deadlines].sort(byDay)[0];

function byDay(a: IndexedCreditDeadline | undefined, b: IndexedCreditDeadline | undefined): number {
  if (dayOf(a) !== dayOf(b)) return dayOf(a) < dayOf(b) ? -1 : 1;
  return (a?.dueAt ?? Number.MAX_SAFE_INTEGER) - (b?.dueAt ?? Number.MAX_SAFE_INTEGER);
}

/**
 * What falls due first stands first, then the viewer's others, then those of others.
 * @param deadlines By credit, as far as they are known.
 */
export function dueFirst(
  credits: readonly IndexedCredit[],
  deadlines: ReadonlyMap<string, readonly IndexedCreditDeadline[]>,
): CreditRow[] {
  return credits
    .map((credit) => ({ credit, next: firstOf(deadlines.get(credit.credit) ?? []) }))
    .sort((a, b) => Number(isKept(a.credit)) - Number(isKept(b.credit)) || byDay(a.next, b.next));
}
