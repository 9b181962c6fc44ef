import type { LossNotice } from "../../sdk/treaties/model/loss-notice.ts";
import {
  type Decimal,
  type NoticeStruct,
  noticeFrom,
  type TreatyStruct,
  termsFrom,
} from "../../sdk/treaties/model/terms-from.ts";
import type { TreatyTerms } from "../../sdk/treaties/model/treaty-terms.ts";

export type PlainTreatyTerms = Decimal<TreatyTerms>;
export type PlainNotice = Decimal<LossNotice>;

/** Terms of what an event says: its amounts are in decimal, and stay so. */
export const plainTreatyTerms = (emitted: object): PlainTreatyTerms =>
  termsFrom(emitted as TreatyStruct) as unknown as PlainTreatyTerms;

/** A notice of what an event says. `keys` is a method of lists too: the stored arguments have it by its name. */
export function plainNotice(emitted: object): PlainNotice {
  const { keys, ...struct } = emitted as Readonly<Record<string, unknown>> & { readonly keys: readonly string[] };
  return noticeFrom({ ...struct, 5: keys } as unknown as NoticeStruct) as unknown as PlainNotice;
}

/** Cedent, arbiter and reinsurers, each once. */
export const partiesOf = ({ cedent, arbiter, lines }: PlainTreatyTerms): number[] => [
  ...new Set([cedent, arbiter, ...lines.map(({ org }) => org)]),
];
