import type { DomainPlan } from "../domain-plan.ts";

/** Blacklists that members fill and ask without telling whom they are about. */
export const watchlist: DomainPlan = {
  domain: "watchlist",
  needs: ["members"],
  contracts: [
    { name: "Watchlist", source: "contracts/watchlist/Watchlist.sol", args: (at) => [at("Members")] },
    {
      name: "WatchlistRoots",
      source: "contracts/watchlist/WatchlistRoots.sol",
      args: (at) => [at("Members"), at("Watchlist")],
    },
  ],
};
