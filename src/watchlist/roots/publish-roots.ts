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

/** Seconds after which a root is published anew though nothing changed: queriers take none that is old. */
const OLD = 86_400n;

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
    const same = before?.root === built.root && !before.faulty && asOf - before.asOf < OLD;
    if (same && !always) continue;
    store.saveRoot(built);
    const { root, entries, bits } = built;
    const previous = before?.root ?? ZeroHash;
    await publishWatchlistRootAndWait(client, { list, epoch: each, number, previous, root, entries, bits, asOf });
    published.push({ epoch: each, number, root, entries, bits, asOf });
  }
  return published;
}

export interface BroughtCounts {
  /** Organisations whose queries were counted. */
  readonly counted: readonly number[];
  /** Organisations whose count the chain refuses now, and with which code: of one that locked its points meanwhile, for one. */
  readonly refused: readonly { readonly organisation: number; readonly code: string }[];
}

/** Brings the counts that queriers signed to the chain, where they are more than it has. One that is refused stops no other. */
export async function bringCounts({
  client,
  list,
  store,
}: Omit<PublishRootsParameters, "clock">): Promise<BroughtCounts> {
  const counted: number[] = [];
  const refused: { organisation: number; code: string }[] = [];
  for (const { account: _, signature, ...count } of store.counts()) {
    const { organisation } = count;
    const { queries } = await getPoints(client, { list, organisation });
    if (queries >= count.total) continue;
    try {
      await countQueriesAndWait(client, { count, signature });
      counted.push(organisation);
    } catch (error) {
      if (!isTallyError(error) || !/^(Watchlist|Members)_/.test(error.code)) throw error;
      refused.push({ organisation, code: error.code });
    }
  }
  return { counted, refused };
}
