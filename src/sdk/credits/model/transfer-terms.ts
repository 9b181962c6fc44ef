import { creditsError } from "../errors.ts";

/** What a transfer may change, and the way in which it may (UCP 600 art. 38 g). */
const MAY_SHRINK = ["amount", "unitPrice", "expiry", "latestShipment", "presentationDays"] as const;
const MAY_GROW = ["insuranceBps"] as const;
/** What a transfer has of its own. */
const OWN = ["beneficiary", "beneficiaryAccount", "parent", "salt", "transferable", "margin"] as const;

/**
 * The terms of a transfer that a transfer cannot change, or not in this way: none where it is possible. Needs no network.
 *
 * @example
 * import { unalterableTerms } from "tallystick/credits";
 *
 * console.log(unalterableTerms(creditTerms, transferred)); // [] where it is possible
 */
export function unalterableTerms<Terms extends object>(terms: Terms, transferred: Terms): (keyof Terms & string)[] {
  const [before, after] = [terms as Record<string, unknown>, transferred as Record<string, unknown>];
  const wrong = Object.keys(terms).filter((name) => {
    if (includes(OWN, name)) return false;
    const [was, is] = [before[name], after[name]] as [bigint, bigint];
    if (includes(MAY_SHRINK, name)) return is > was;
    if (includes(MAY_GROW, name)) return is < was;
    return is !== was;
  });
  return wrong as (keyof Terms & string)[];
}

/** What is left to transfer of a credit. */
export interface TransferState {
  readonly transferable: boolean;
  readonly partialDrawings: boolean;
  readonly available: bigint;
  /** Whether a part was transferred before. */
  readonly isTransferred: boolean;
  /** Whether it is itself a transfer. */
  readonly isTransfer: boolean;
}

/** @throws `CREDIT_NOT_TRANSFERABLE` with the reason as `values.reason` (art. 38 a, d, g). */
export function checkTransfer<Terms extends { readonly amount: bigint }>(
  state: TransferState,
  terms: Terms,
  transferred: Terms,
): void {
  const refuse = (reason: string, values: Record<string, unknown> = {}) => {
    throw creditsError("CREDIT_NOT_TRANSFERABLE", `the credit cannot be transferred so: ${reason}`, {
      reason,
      ...values,
    });
  };
  if (state.isTransfer) refuse("SECOND_TRANSFER");
  if (!state.transferable) refuse("NOT_TRANSFERABLE");
  if (!state.partialDrawings && state.isTransferred) refuse("PARTIAL_PROHIBITED");
  const fields = unalterableTerms(terms, transferred);
  if (fields.length > 0) refuse("TERM_NOT_ALTERABLE", { fields });
  if (transferred.amount > state.available) refuse("OVERDRAWN", { available: state.available });
}

const includes = (list: readonly string[], name: string) => list.includes(name);
