import type { ReadingStore, StoreChain } from "../../model/store.ts";
import { requireChain } from "../other-chain.ts";
import type { Connection } from "./connection.ts";

export function binder({ write }: Connection): ReadingStore["bind"] {
  return (chain) =>
    write(async (client) => {
      // Two that open a new store at once: the second sees what the first noted.
      await client.query("LOCK TABLE chain IN EXCLUSIVE MODE");
      const sql = 'SELECT chain_id AS "chainId", genesis_hash AS "genesisHash", feeds FROM chain';
      const [stored] = (await client.query<StoreChain & object>(sql)).rows;
      if (stored !== undefined) return requireChain(stored, chain);
      await client.query("INSERT INTO chain VALUES ($1, $2, $3)", [chain.chainId, chain.genesisHash, chain.feeds]);
    });
}
