import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { AsOf } from "../../sdk/query/ask.ts";
import { millisecondsNow, onTick } from "../browser/ticks.ts";
import { asOfIn } from "./as-of-in.ts";

export interface Heard {
  /** Whether it was asked anew since, and the server did not answer: then it may be old, however good it looks. */
  readonly hasFailed: boolean;
  /** Seconds since the server said last that what is shown is what there is; undefined while that was lately. */
  readonly silence: number | undefined;
}

/** Milliseconds in which the server says several times how far it is. */
const LATELY = 60_000;

/** How it stands with what is shown, as time goes by. */
export function useHeard(asOf: AsOf | undefined): Heard {
  const cache = useQueryClient().getQueryCache();
  const shown = () => cache.getAll().filter(({ state }) => asOf !== undefined && asOfIn(state.data) === asOf);
  const subscribed = (changed: () => void) => cache.subscribe(changed);
  const hasFailed = useSyncExternalStore(subscribed, () => shown().some(({ state }) => state.error !== null));
  const at = useSyncExternalStore(subscribed, () => Math.min(...shown().map(({ state }) => state.dataUpdatedAt)));
  const now = useSyncExternalStore(onTick, millisecondsNow);
  const silence = now - at > LATELY ? Math.floor((now - at) / 1_000) : undefined;
  return { hasFailed, silence };
}
