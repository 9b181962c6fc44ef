import type { Domain } from "../core/extend.ts";
import * as watchlistActions from "./actions/index.ts";
import { watchlistContract, watchlistRootsContract } from "./contracts.ts";

/** Blacklists that members fill and ask without telling whom they are about: `client.watchlist`. */
export const watchlist = {
  name: "watchlist",
  needs: ["members"],
  contracts: [watchlistContract, watchlistRootsContract],
  actions: { watchlist: watchlistActions },
} as const satisfies Domain;
