import type { IndexerConfig } from "../../../indexer/config/config.ts";
import { isPostgres } from "../../../indexer/config/parse-config.ts";
import { indexerError } from "../../../indexer/errors.ts";
import { ALONE, postgresLeadership } from "../../../indexer/store/leader.ts";
import { systemClock } from "../../../lib/clock.ts";

/** Does something to a store while no indexer leads on its database. @throws `INDEX_STORE_TAKEN`. */
export async function leadingAlone<T>({ store }: Pick<IndexerConfig, "store">, work: () => Promise<T>): Promise<T> {
  const leadership = isPostgres(store) ? postgresLeadership(store, systemClock, () => undefined) : ALONE;
  try {
    if (await leadership.attempt()) return await work();
    throw indexerError("INDEX_STORE_TAKEN", "an indexer that runs leads on this database", { field: "store" });
  } finally {
    await leadership.close();
  }
}
