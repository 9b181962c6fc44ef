import type { QueryClient } from "@tanstack/react-query";
import { systemClock } from "../../lib/clock.ts";
import type { AsOf } from "../../sdk/query/ask.ts";
import { onBlock } from "../browser/changes.ts";

/** Milliseconds between two looks at what a page shows, however fast the chain is. */
const PAUSE = 2_000;

/** As the query API answers: one thing, or the pages of a list. */
interface Answered {
  readonly asOf?: AsOf;
  readonly pages?: readonly { readonly asOf: AsOf }[];
}

/** Up to which block an answer is true; undefined for what is no answer of the query API, and stays. */
const blockOf = (data: unknown) => {
  const { asOf, pages } = (data ?? {}) as Answered;
  return (asOf ?? pages?.at(-1)?.asOf)?.block;
};

/** Has what is on the page asked anew where the chain went on since. What proves itself stays. */
export function followChanges(client: QueryClient): void {
  let newest = 0;
  let looked = 0;
  let isDue = false;
  onBlock(async (block) => {
    newest = Math.max(newest, block);
    if (isDue) return;
    isDue = true;
    // The last of several blocks is looked at too: after it there may be none for long.
    await systemClock.sleep(Math.max(0, looked + PAUSE - systemClock.now()));
    isDue = false;
    looked = systemClock.now();
    client.invalidateQueries({ predicate: ({ state }) => (blockOf(state.data) ?? newest) < newest });
  });
}
