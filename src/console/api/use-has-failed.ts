import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { AsOf } from "../../sdk/query/ask.ts";
import { asOfIn } from "./as-of-in.ts";

/** Whether what is shown was asked anew since, and the server did not answer: then it may be old, however good it looks. */
export function useHasFailed(asOf: AsOf | undefined): boolean {
  const cache = useQueryClient().getQueryCache();
  const hasFailed = () =>
    asOf !== undefined && cache.getAll().some(({ state }) => state.error !== null && asOfIn(state.data) === asOf);
  return useSyncExternalStore((changed) => cache.subscribe(changed), hasFailed);
}
