import { type Due, dueKey } from "../sdk/core/due/due.ts";

/** What the chain did not let be called. */
export interface Refusals {
  readonly size: number;
  add(due: Due, reason: string, time: number): void;
  /** Whether it is left alone at `time`. */
  holdsBack(due: Due, time: number): boolean;
  /** Forgets what is not due any more; gives what still is and was not told of yet. */
  review(dues: readonly Due[]): readonly { readonly due: Due; readonly reason: string }[];
}

/** Seconds, by the chain's clock, after which it is tried again. */
const RETRY_AFTER = 3_600;

/**
 * One act that the chain refuses keeps nobody from the others: it is left alone for an hour, and told of once. Where another keeper, or a
 * party, was quicker, it is no longer due at the next block, and nothing is told.
 */
export function createRefusals(): Refusals {
  const refused = new Map<string, { readonly reason: string; readonly until: number; isTold: boolean }>();
  return {
    get size() {
      return refused.size;
    },
    add(due, reason, time) {
      const isTold = refused.get(dueKey(due))?.isTold ?? false;
      refused.set(dueKey(due), { reason, until: time + RETRY_AFTER, isTold });
    },
    holdsBack: (due, time) => time < (refused.get(dueKey(due))?.until ?? 0),
    review(dues) {
      const byKey = new Map(dues.map((due) => [dueKey(due), due]));
      const untold: { readonly due: Due; readonly reason: string }[] = [];
      for (const [key, refusal] of refused) {
        const due = byKey.get(key);
        if (due === undefined) refused.delete(key);
        else if (!refusal.isTold) {
          refusal.isTold = true;
          untold.push({ due, reason: refusal.reason });
        }
      }
      return untold;
    },
  };
}
