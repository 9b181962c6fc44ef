import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { safe } from "../../core/whole.ts";
import { watchlistContract, watchlistRootsContract } from "../contracts.ts";
import type { WatchlistTerms } from "./create-list.ts";

export interface GetWatchlistParameters {
  readonly list: string;
}

export interface Watchlist {
  readonly list: string;
  readonly operator: number;
  /** The epoch that it is in now. */
  readonly epoch: number;
  /** Of that epoch. */
  readonly publicKey: string;
  /** Announced, and not in use yet. */
  readonly next?: { readonly epoch: number; readonly publicKey: string; readonly startsAt: bigint };
  /** Points that reports can earn. */
  readonly pool: number;
  /** Roots that were proved wrong. */
  readonly faults: number;
  readonly terms: WatchlistTerms;
}

/**
 * Reads a list: who runs it, its keys and terms.
 *
 * @throws `Watchlist_UnknownList`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getWatchlist } from "tallystick/watchlist";
 *
 * const { operator, epoch, publicKey } = await getWatchlist(client, { list });
 */
export async function getWatchlist(client: Client, parameters: GetWatchlistParameters): Promise<Watchlist> {
  const list = checkBytes32("list", parameters.list);
  const watchlist = watchlistContract(client);
  const [current, terms, of, faults] = await rpc(() =>
    Promise.all([
      watchlist.currentEpoch(list),
      watchlist.termsOf(list),
      watchlist.lists(list),
      watchlistRootsContract(client).faults(list),
    ]),
  );
  const keyOf = (epoch: bigint) => rpc(() => watchlist.publicKeys(list, epoch));
  const publicKey = await keyOf(current);
  const next =
    of.epoch === current
      ? {}
      : { next: { epoch: Number(of.epoch), publicKey: await keyOf(of.epoch), startsAt: of.startsAt } };
  return {
    list,
    operator: Number(of.operator),
    epoch: Number(current),
    publicKey,
    ...next,
    pool: safe("pool", of.pool),
    faults: Number(faults),
    terms: {
      k: Number(terms.k),
      quorum: Number(terms.quorum),
      welcome: Number(terms.welcome),
      price: Number(terms.price),
      reward: Number(terms.reward),
      stake: Number(terms.stake),
      maturity: Number(terms.maturity),
      maxLife: Number(terms.maxLife),
      decideWithin: Number(terms.decideWithin),
      lead: Number(terms.lead),
    },
  };
}
