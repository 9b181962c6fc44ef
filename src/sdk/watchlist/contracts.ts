import { errors as membersErrors } from "../../../types/abi/Members.ts";
import { abi as watchlistAbi, errors as watchlistErrors } from "../../../types/abi/Watchlist.ts";
import { abi as rootsAbi } from "../../../types/abi/WatchlistRoots.ts";
import type { Watchlist, WatchlistRoots } from "../../../types/contracts.ts";
import { type ContractHandle, contractOf } from "../core/contract.ts";
import type { ErrorNameOf } from "../core/typed-contract.ts";

const domain = "watchlist";

export const watchlistContract: ContractHandle<"Watchlist", Watchlist> = /* @__PURE__ */ contractOf("Watchlist", {
  domain,
  abi: watchlistAbi,
  reverts: [membersErrors],
});

export const watchlistRootsContract: ContractHandle<"WatchlistRoots", WatchlistRoots> = /* @__PURE__ */ contractOf(
  "WatchlistRoots",
  { domain, abi: rootsAbi, reverts: [membersErrors, watchlistErrors] },
);

/** Names of what the contracts of the domain revert with. */
export type WatchlistContractError = ErrorNameOf<typeof watchlistAbi | typeof rootsAbi>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly watchlistContracts: WatchlistContractError;
  }
}
