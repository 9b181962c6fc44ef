import type { IndexStore } from "../../src/indexer/store/open-store.ts";

/** A store that tells of each transaction before and after it. */
export function watchedIndexStore(store: IndexStore, reached: (point: string) => void): IndexStore {
  const around = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    reached(`before ${what}`);
    const done = await work();
    reached(`after ${what}`);
    return done;
  };
  return {
    ...store,
    commit: (batch) => around("events", () => store.commit(batch)),
    keep: (table, rows) => around(table.name, () => store.keep(table, rows)),
    create: (table, row) => around(table.name, () => store.create(table, row)),
    change: (table, was, row) => around(table.name, () => store.change(table, was, row)),
    remove: (table, where) => around(table.name, () => store.remove(table, where)),
  };
}
