import type { At, FollowUp } from "./domain-plan.ts";

/** A contract that only those may use whom the Council named to it. */
export interface Permit {
  /** The contract, by its name. */
  readonly to: string;
  /** The call that names one. */
  readonly method: string;
  /** The view that says whether one is named. */
  readonly view: string;
}

/** The Council names `contract` to another one. @param does What members read: it goes on from the contract's name. */
export function permit(at: At, contract: string, { to, method, view }: Permit, does: string): FollowUp {
  const address = at(contract);
  return {
    by: "council",
    description: `${contract} ${does}`,
    to: at(to),
    method,
    args: [address, true],
    done: { view, args: [address], is: true },
  };
}
