import { bridgeError } from "../model/errors.ts";
import type { StoreChain } from "../model/store.ts";

/** @throws `STORE_OF_OTHER_CHAIN` where a store that is of one chain is opened for another, naming what differs. */
export function requireChain(stored: StoreChain, given: StoreChain): void {
  for (const field of ["chainId", "genesisHash", "feeds"] as const) {
    if (String(stored[field]).toLowerCase() === String(given[field]).toLowerCase()) continue;
    throw bridgeError(
      "STORE_OF_OTHER_CHAIN",
      `the store is of a chain with ${field} ${stored[field]}, the deployment has ${given[field]}`,
      { field, stored: stored[field], given: given[field] },
    );
  }
}
