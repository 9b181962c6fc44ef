import type { Client } from "../../../sdk/core/client.ts";
import { openStore } from "../../../watchlist/store/open-store.ts";
import type { WatchlistStore } from "../../../watchlist/store/store.ts";
import { fault } from "../../shared/errors.ts";

export const STORE_OPTION = ["--store <file>", "what the service keeps: reports, roots and counts"] as const;

const HOUR = 3_600_000;

/** @throws `FILE_UNWRITABLE`; as `openStore`. */
export function openListStore(client: Client, list: string, path: string, queries: number): WatchlistStore {
  const { genesisHash } = client.deployment;
  try {
    return openStore({ path, list, genesisHash, quota: { queries, span: HOUR } });
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code;
    if (reason !== "ERR_SQLITE_ERROR") throw cause;
    throw fault("FILE_UNWRITABLE", `${path} cannot be opened`, { file: path, reason }, cause);
  }
}
