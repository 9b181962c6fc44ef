import type { Client } from "../../core/client.ts";
import { getWatchlistEntry } from "../actions/get-entry.ts";
import type { WatchlistEntry } from "../model/entry.ts";

/** What the chain has in force of a tag, and what a root says of it where that is something else. */
export interface ComparedEntry {
  /** The chain's; nothing where no report is in force. */
  readonly entry?: WatchlistEntry;
  /** Where the root's is another: the operator misstates it, or it changed since the root. `null` where the root has none. */
  readonly stated?: WatchlistEntry | null;
}

/** Takes the chain's entry of a tag in place of a root's. @throws `Watchlist_UnknownList`. */
export async function compareEntry(
  client: Client,
  where: { readonly list: string; readonly epoch: number; readonly tag: string },
  stated: WatchlistEntry | undefined,
): Promise<ComparedEntry> {
  const found = await getWatchlistEntry(client, where);
  const entry = found.reporters === 0 ? {} : { entry: found };
  return same(entry.entry, stated) ? entry : { ...entry, stated: stated ?? null };
}

function same(one: WatchlistEntry | undefined, other: WatchlistEntry | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const wordOf = ({ reporters, contested, reasons, until }: WatchlistEntry) =>
    [reporters, contested, reasons.join(" "), until].join("|");
  return wordOf(one) === wordOf(other);
}
