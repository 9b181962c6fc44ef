import type { Row } from "../bridge/rows.ts";

/** Milliseconds that a page of 100 may take. */
export const PAGE_BAR = 20;
/** Events a second that become rows, unless the same inserts alone are slower. */
export const FOLLOW_BAR = 8_000;

/** Whether what was measured is above its bars. What was not measured is not: without the floor beside it, the bar itself counts. */
export function isGoodEnough(rows: readonly Row[]): boolean {
  const of = (name: string) => rows.find((row) => row.name === name);
  const [page, follow] = [of("indexer-page-100"), of("indexer-follow")];
  if (page === undefined || follow === undefined) return false;
  return page.value < PAGE_BAR && follow.value >= Math.min(FOLLOW_BAR, follow.peerValue ?? FOLLOW_BAR);
}
