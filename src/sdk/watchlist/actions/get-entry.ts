import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { watchlistContract } from "../contracts.ts";
import { reasonsOf, type WatchlistEntry } from "../model/entry.ts";
import { checkTag } from "../model/report-key.ts";

export interface GetWatchlistEntryParameters {
  readonly list: string;
  readonly epoch: number;
  readonly tag: string;
}

/**
 * Reads what is in force of a tag this second: without reporters where it is not listed. Whoever runs the node that is asked learns the tag,
 * and no more of whom it is.
 *
 * @throws `Watchlist_UnknownList`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getWatchlistEntry } from "tallystick/watchlist";
 *
 * const { reporters, contested, reasons } = await getWatchlistEntry(client, { list, epoch: 1, tag });
 */
export async function getWatchlistEntry(
  client: Client,
  parameters: GetWatchlistEntryParameters,
): Promise<WatchlistEntry> {
  const list = checkBytes32("list", parameters.list);
  const [epoch, tag] = [checkNumber("epoch", parameters.epoch), checkTag("tag", parameters.tag)];
  const { reporters, contested, reasons, until } = await rpc(() => watchlistContract(client).entryOf(list, epoch, tag));
  return {
    tag,
    reporters: Number(reporters),
    contested: Number(contested),
    reasons: reasonsOf(Number(reasons)),
    until,
  };
}
