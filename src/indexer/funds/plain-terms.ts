import type { FacilityTerms } from "../../sdk/funds/model/facility-terms.ts";
import type { PaymentRequest } from "../../sdk/funds/model/payment-request.ts";
import { type FacilityStruct, type RequestStruct, requestFrom, termsFrom } from "../../sdk/funds/model/terms-from.ts";

/** What may be spent for a purpose, and what of it was paid or is asked for. */
export interface PlainLine {
  readonly purpose: string;
  readonly amount: string;
  readonly taken: string;
}

/** Terms as rows have them: amounts in decimal. */
export type PlainFacilityTerms = Omit<FacilityTerms, "amount" | "fee" | "byRule" | "lines"> & {
  readonly amount: string;
  readonly fee: string;
  readonly byRule: string;
  readonly lines: readonly Omit<PlainLine, "taken">[];
};

/** A request as rows have it: whole numbers in decimal. */
export type PlainRequest = Omit<PaymentRequest, "number" | "amount"> & {
  readonly number: string;
  readonly amount: string;
};

/** Terms of what an event says. */
export function plainFacilityTerms(emitted: object): PlainFacilityTerms {
  const terms = termsFrom(emitted as FacilityStruct);
  const [amount, fee, byRule] = [`${terms.amount}`, `${terms.fee}`, `${terms.byRule}`];
  return { ...terms, amount, fee, byRule, lines: terms.lines.map((line) => ({ ...line, amount: `${line.amount}` })) };
}

/** A request of what an event says. `keys` is a method of lists too: the stored arguments have it by its name. */
export function plainRequest(emitted: object): PlainRequest {
  const { keys, ...struct } = emitted as Readonly<Record<string, unknown>> & { readonly keys: readonly string[] };
  const { number, amount, ...request } = requestFrom({ ...struct, 6: keys } as unknown as RequestStruct);
  return { ...request, number: `${number}`, amount: `${amount}` };
}
