import type { AsOf } from "../../sdk/query/ask.ts";

/** As the query API answers: one thing, or the pages of a list. */
interface Answered {
  readonly asOf?: AsOf;
  readonly pages?: readonly { readonly asOf?: AsOf }[];
}

/** Up to where the chain is in an answer; undefined for what is no answer of the query API. */
export function asOfIn(data: unknown): AsOf | undefined {
  const { asOf, pages } = (data ?? {}) as Answered;
  return asOf ?? pages?.at(-1)?.asOf;
}
