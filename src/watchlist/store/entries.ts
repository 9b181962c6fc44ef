import type { DatabaseSync } from "node:sqlite";
import { reasonsOf, type WatchlistEntry } from "../../sdk/watchlist/model/entry.ts";

/** What is in force at a second, by tags: the reports of one tag come one after the other. */
export function* entriesOf(db: DatabaseSync, epoch: number, at: bigint): Iterable<WatchlistEntry> {
  const rows = db
    .prepare(
      `SELECT tag, count(*) AS reporters, sum(contested) AS contested, max(until) AS until,
         group_concat(DISTINCT reason) AS reasons
       FROM report WHERE epoch = ? AND until >= ? GROUP BY tag ORDER BY tag`,
    )
    .iterate(epoch, at);
  for (const { tag, reporters, contested, until, reasons } of rows) {
    const bits = String(reasons)
      .split(",")
      .reduce((all, reason) => all | (1 << Number(reason)), 0);
    yield {
      tag: String(tag),
      reporters: Number(reporters),
      contested: Number(contested),
      reasons: reasonsOf(bits),
      until: BigInt(until as number),
    };
  }
}
