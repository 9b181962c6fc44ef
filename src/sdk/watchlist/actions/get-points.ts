import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber, safe } from "../../core/whole.ts";
import { watchlistContract } from "../contracts.ts";

export interface GetPointsParameters {
  readonly list: string;
  readonly organisation: number;
}

export interface WatchlistPoints {
  /** Free to spend, and to lock. */
  readonly points: number;
  /** Under open reports and objections. */
  readonly locked: number;
  /** Queries that were counted. */
  readonly queries: number;
}

/**
 * Reads what an organisation has with a list, its welcome included.
 *
 * @throws `Watchlist_UnknownList`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getPoints } from "tallystick/watchlist";
 *
 * const { points, locked } = await getPoints(client, { list, organisation: 7 });
 */
export async function getPoints(client: Client, parameters: GetPointsParameters): Promise<WatchlistPoints> {
  const list = checkBytes32("list", parameters.list);
  const organisation = checkNumber("organisation", parameters.organisation);
  const { points, locked, queries } = await rpc(() => watchlistContract(client).pointsOf(list, organisation));
  return { points: safe("points", points), locked: safe("locked", locked), queries: safe("queries", queries) };
}
