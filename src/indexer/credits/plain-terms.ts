import type { CreditTerms } from "../../sdk/credits/model/credit-terms.ts";
import { type CreditStruct, termsFrom } from "../../sdk/credits/model/terms-from.ts";
import type { Drawing } from "../../sdk/credits/model/drawing.ts";

type Decimal<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** Terms as rows have them: amounts in decimal. */
export type PlainTerms = Decimal<CreditTerms>;
/** A drawing as rows have it. */
export type PlainDrawing = Decimal<Drawing>;

type Emitted = Readonly<Record<string, unknown>>;

/** Terms as rows have them, of what an event says: dates as text, amounts in decimal. */
export function plainTerms(emitted: object): PlainTerms {
  const struct = Object.entries(emitted as Emitted).map(([name, value]) => {
    return [name, typeof value === "string" && /^\d+$/.test(value) ? BigInt(value) : value];
  });
  const terms = termsFrom(Object.fromEntries(struct) as CreditStruct);
  const { amount, margin, unitPrice } = terms;
  return { ...terms, amount: `${amount}`, margin: `${margin}`, unitPrice: `${unitPrice}` };
}

/** Organisations that terms name; 0 for nobody. */
export const namedBy = (terms: PlainTerms): readonly number[] => [
  terms.applicant,
  terms.issuer,
  terms.advisor,
  terms.confirmer,
  terms.nominated,
  terms.beneficiary,
];

const BPS = 10_000n;

/** All that can be drawn: the amount and its tolerance. */
export const mostOf = ({ amount, plusBps }: PlainTerms): string =>
  `${(BigInt(amount) * (BPS + BigInt(plusBps))) / BPS}`;
