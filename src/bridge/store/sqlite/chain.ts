import type { ReadingStore, StoreChain } from "../../model/store.ts";
import { requireChain } from "../other-chain.ts";
import type { Connection } from "./connection.ts";

export function binder({ prepare, write }: Connection): ReadingStore["bind"] {
  const known = prepare("SELECT chain_id AS chainId, genesis_hash AS genesisHash, feeds FROM chain");
  const note = prepare("INSERT INTO chain VALUES (?, ?, ?)");
  return async (chain) => {
    write(() => {
      const stored = known.get() as unknown as StoreChain | undefined;
      if (stored === undefined) note.run(chain.chainId, chain.genesisHash, chain.feeds);
      else requireChain(stored, chain);
    });
  };
}
