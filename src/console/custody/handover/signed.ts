import type { IndexedAct } from "../../../sdk/query/custody.ts";
import { SIGNED } from "../../browser/kept-names.ts";

/** What one side, or both, signed on this phone, as far as one has to know it to bring it to the chain, and to see whether it is there. */
export interface Signed {
  /** An offer waits for the receiver's signature; a handover has both. */
  readonly kind: "offer" | "handover";
  readonly unit: string;
  /** As on the label. */
  readonly identifier: string;
  readonly hop: number;
  readonly to: number;
  readonly given: { readonly quantity: number; readonly items: number };
  /** Of a handover. */
  readonly taken?: { readonly quantity: number; readonly items: number };
  readonly when: number;
  /** Until when it has to be on the chain. */
  readonly deadline: number;
  /** The message, as it is passed on. */
  readonly text: string;
}

/** Whether what was signed still has to be brought, as the chain has it. */
export type Stand =
  /** Nothing else was done with the unit: it can be brought. */
  | { readonly is: "open" }
  /** It is on the chain. */
  | { readonly is: "brought" }
  /** Its time to be brought is over. */
  | { readonly is: "late" }
  /** The unit went on otherwise; `act` is what happened, where it was a handover. */
  | { readonly is: "overtaken"; readonly act: IndexedAct | undefined };

/** Under which it is kept: the same that is signed anew takes its own place. */
export const nameOfSigned = ({ kind, unit, hop, to, when }: Signed): string =>
  `${SIGNED}${unit} ${hop} ${kind} ${to} ${when}`;

const isSame = ({ given, taken, to }: Signed, { handover }: IndexedAct): boolean =>
  handover !== null &&
  handover.to === to &&
  BigInt(handover.givenQuantity) === BigInt(given.quantity) &&
  handover.givenItems === given.items &&
  (taken === undefined ||
    (BigInt(handover.takenQuantity) === BigInt(taken.quantity) && handover.takenItems === taken.items));

/**
 * Where what was signed stands.
 *
 * @param hops What the unit's next offer has to name, as the chain has it.
 * @param acts On the unit, in the order of the chain.
 * @param time Of the chain.
 */
export function standOf(signed: Signed, hops: number, acts: readonly IndexedAct[], time: number): Stand {
  if (hops <= signed.hop) return time > signed.deadline ? { is: "late" } : { is: "open" };
  const used = acts.find(({ unit, state }) => unit === signed.unit && state !== null && state.hops > signed.hop);
  const act = used?.handover ? used : undefined;
  return act !== undefined && isSame(signed, act) ? { is: "brought" } : { is: "overtaken", act };
}
