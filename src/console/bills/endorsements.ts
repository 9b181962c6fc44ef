import type { IndexedBillLot } from "../../sdk/query/bills.ts";

type Steps = NonNullable<IndexedBillLot["steps"]>;

/** A place in an endorsement chain: who had the lot, and how it came there. */
export interface Link {
  /** From 0. */
  readonly place: number;
  readonly org: number;
  /** How it came from the one before; "Recourse" where that is no endorsement, null at the beginning. */
  readonly mark: Steps[number]["mark"] | "Recourse" | null;
  readonly transaction: string | null;
  /** Whether the one before is another than who passed it on: then the chain has a gap. */
  readonly isGap: boolean;
}

/**
 * The endorsement chain of a lot: from its payee, step by step, to who holds it.
 *
 * Who paid in recourse holds a lot that nobody endorsed to it: it is the last of the chain, behind who had it.
 */
export function endorsements(payee: number, steps: Steps, holder: number | null): Link[] {
  const links: Link[] = [];
  const add = (org: number, mark: Link["mark"], transaction: string | null, isGap = false) =>
    links.push({ place: links.length, org, mark, transaction, isGap });
  add(payee, null, null);
  for (const { from, to, mark, transaction } of steps) {
    if (links.at(-1)?.org !== from) add(from, null, null, true);
    add(to, mark, transaction);
  }
  if (holder !== null && holder !== links.at(-1)?.org) add(holder, "Recourse", null);
  return links;
}
