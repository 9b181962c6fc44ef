import type { QueryClient } from "@tanstack/react-query";
import { systemClock } from "../../lib/clock.ts";
import { onBlock } from "../browser/changes.ts";
import { asOfIn } from "./as-of-in.ts";

/** Milliseconds between two looks at what a page shows, however fast the chain is. */
const PAUSE = 2_000;

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
    client.invalidateQueries({ predicate: ({ state }) => (asOfIn(state.data)?.block ?? newest) < newest });
  });
}
