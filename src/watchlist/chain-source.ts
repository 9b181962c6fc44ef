import type { Client } from "../sdk/core/client.ts";
import { getWatchlist } from "../sdk/watchlist/actions/get-list.ts";
import { getPoints } from "../sdk/watchlist/actions/get-points.ts";
import { queryCountSigner } from "../sdk/watchlist/model/sign.ts";
import type { QuerierSource } from "./answer-query.ts";
import { organisationOf } from "./querier.ts";

/** What a service asks of the chain, for one list. */
export const chainSource = (client: Client, list: string): QuerierSource => ({
  organisationOf: (account) => organisationOf(client, account),
  countSigner: (count, signature) => queryCountSigner(client.deployment, count, signature),
  pointsOf: (organisation) => getPoints(client, { list, organisation }),
  async epochs() {
    const { epoch, publicKey, next } = await getWatchlist(client, { list });
    const current = { epoch, publicKey };
    return next === undefined ? [current] : [current, { epoch: next.epoch, publicKey: next.publicKey }];
  },
});
