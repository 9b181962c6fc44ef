import type { QueryClient } from "@tanstack/react-query";
import { systemClock } from "../../lib/clock.ts";
import { type News, onNews } from "../browser/changes.ts";
import { asOfIn } from "./as-of-in.ts";
import { type Read, standsTo } from "./stands.ts";

/** Milliseconds between two looks at what a page shows, however fast the chain is. */
const PAUSE = 2_000;

/** Has what is on the page asked anew where something changed on which it rests. The rest is as of the newest block then. What proves itself stays. */
export function followChanges(client: QueryClient): void {
  const cache = client.getQueryCache();
  let news: News | undefined;
  let looked = 0;
  let isDue = false;
  const look = async () => {
    if (isDue) return;
    isDue = true;
    // The last of several is looked at too: after it there may be none for long.
    await systemClock.sleep(Math.max(0, looked + PAUSE - systemClock.now()));
    isDue = false;
    looked = systemClock.now();
    if (news !== undefined) compare(client, news);
  };
  onNews((heard) => {
    news = heard;
    void look();
  });
  // What was on its way while something changed may be of before.
  cache.subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || event.action.manual === true) return;
    if ((asOfIn(event.query.state.data)?.block ?? Number.POSITIVE_INFINITY) < (news?.asOf.block ?? 0)) void look();
  });
}

/** Compares all that was answered with what changed. */
export function compare(client: QueryClient, news: News): void {
  for (const query of client.getQueryCache().getAll()) {
    const { data, error } = query.state;
    const asOf = asOfIn(data);
    if (asOf === undefined) continue;
    const stands = standsTo(data as Read, news);
    const hasFailed = error !== null && asOf.block < news.asOf.block;
    if (stands === "old" || hasFailed) {
      // What is on its way is compared when it is there.
      client.invalidateQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false });
    } else if (error === null && !query.state.isInvalidated) client.setQueryData(query.queryKey, stands);
  }
}
