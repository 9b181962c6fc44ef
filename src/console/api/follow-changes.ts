import type { QueryClient } from "@tanstack/react-query";
import { systemClock } from "../../lib/clock.ts";
import { onChange } from "../browser/changes.ts";

/** Milliseconds between two looks at what a page shows, however fast the chain is. */
const PAUSE = 3_000;

/** Has what is on the page asked anew when the chain went on. What proves itself stays. */
export function followChanges(client: QueryClient): void {
  let looked = 0;
  onChange(() => {
    const now = systemClock.now();
    if (now - looked < PAUSE) return;
    looked = now;
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === "one" || queryKey[1] === "list" });
  });
}
