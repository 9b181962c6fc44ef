import type { TypedDataDomain } from "ethers";
import { deployedContract } from "../../core/deployment.ts";

/** A deployment, or as much of one as names the contracts of the domain. */
export interface WatchlistAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The address of `Watchlist` in a deployment. */
export const watchlistAddress = (deployment: WatchlistAt): string =>
  deployedContract(deployment, "Watchlist", "watchlist").address;

/** The EIP-712 domain of `Watchlist` in a deployment. */
export function watchlistEip712Domain(deployment: WatchlistAt): TypedDataDomain {
  const { chainId } = deployment;
  return { name: "Tallystick Watchlist", version: "1", chainId, verifyingContract: watchlistAddress(deployment) };
}
