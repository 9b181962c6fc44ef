import { ZeroHash } from "ethers";
import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { countQueriesAndWait } from "../../sdk/watchlist/actions/count-queries.ts";
import { getWatchlist } from "../../sdk/watchlist/actions/get-list.ts";
import { getPoints } from "../../sdk/watchlist/actions/get-points.ts";
import { getWatchlistRoot, type WatchlistRoot } from "../../sdk/watchlist/actions/get-root.ts";
import { publishWatchlistRootAndWait } from "../../sdk/watchlist/actions/publish-root.ts";
import { type FollowReportsParameters, followReports } from "../follow/follow-reports.ts";
import { buildRoot } from "./build-root.ts";

export interface PublishRootsParameters extends FollowReportsParameters {
  /** Sends as a MAKER or DEVICE of the operator. */
  readonly client: Client;
  /** Publishes although nothing changed, so that the root is young. @default false */
  readonly always?: boolean;
}

export interface PublishedRoot {
  readonly epoch: number;
  readonly number: number;
  readonly root: string;
  readonly entries: number;
  readonly bits: number;
  readonly asOf: bigint;
}

/** The newest root of an epoch, or none. */
async function newestRoot(client: Client, list: string, epoch: number): Promise<WatchlistRoot | undefined> {
  try {
    return await getWatchlistRoot(client, { list, epoch });
  } catch (error) {
    if (isTallyError(error, "ROOT_UNUSABLE")) return undefined;
    throw error;
  }
}

/**
 * Publishes a root of each epoch that is open, where something changed. A root is stored before it is sent, and served only once the
 * chain has it: cut off in between, the next call begins again.
 *
 * @throws as `followReports` and `publishWatchlistRoot`.
 */
export async function publishRoots(parameters: PublishRootsParameters): Promise<PublishedRoot[]> {
  const { client, list, store, always = false } = parameters;
  const asOf = await followReports(parameters);
  const { epoch, next, terms } = await getWatchlist(client, { list });
  const published: PublishedRoot[] = [];
  for (const each of next === undefined ? [epoch] : [epoch, next.epoch]) {
    const before = await newestRoot(client, list, each);
    const number = (before?.number ?? 0) + 1;
    const built = buildRoot({ store, list, epoch: each, number, asOf, k: terms.k });
    if (before?.root === built.root && !before.faulty && !always) continue;
    store.saveRoot(built);
    const { root, entries, bits } = built;
    const previous = before?.root ?? ZeroHash;
    await publishWatchlistRootAndWait(client, { list, epoch: each, number, previous, root, entries, bits, asOf });
    published.push({ epoch: each, number, root, entries, bits, asOf });
  }
  return published;
}

/** Brings the counts that queriers signed to the chain, where they are more than it has. @returns Organisations that were counted. */
export async function bringCounts({ client, list, store }: Omit<PublishRootsParameters, "clock">): Promise<number[]> {
  const brought: number[] = [];
  for (const { account: _, signature, ...count } of store.counts()) {
    const { queries } = await getPoints(client, { list, organisation: count.organisation });
    if (queries >= count.total) continue;
    await countQueriesAndWait(client, { count, signature });
    brought.push(count.organisation);
  }
  return brought;
}
