import type { BillTerms } from "../../sdk/bills/model/bill-terms.ts";
import { type BillStruct, termsFrom } from "../../sdk/bills/model/terms-from.ts";

/** What is written on a bill as rows have it: the amount in decimal. */
export type PlainTerms = Omit<BillTerms, "amount"> & { readonly amount: string };

/** Of what an event says. `keys` is a method of lists too: the stored arguments have it by its name. */
export function plainTerms(emitted: object): PlainTerms {
  const { keys, ...struct } = emitted as Readonly<Record<string, unknown>> & { readonly keys: readonly string[] };
  const { amount, ...terms } = termsFrom({ ...struct, 15: keys } as unknown as BillStruct);
  return { ...terms, amount: `${amount}` };
}
