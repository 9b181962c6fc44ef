import type { CheckedDeal, Leg } from "../../settlement/model/deal.ts";

/** A deal as the contract gives it. */
export interface DealStruct {
  readonly legs: readonly Required<Leg>[];
  readonly ref: string;
  readonly recourse: boolean;
  readonly deadline: bigint;
}

/** A deal of what the chain says. */
export function dealFrom({ legs, ref, recourse, deadline }: DealStruct): CheckedDeal {
  const plain = legs.map(({ asset, id, from, to, amount }) => ({ asset, id, from, to, amount }));
  return { legs: plain, ref, recourse, deadline };
}
