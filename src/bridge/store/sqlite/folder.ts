import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** What lies in a store's folder. SQLite puts a `-wal` and a `-shm` beside each database: they belong to it. */
export interface StoreFolder {
  readonly readings: string;
  readonly batches: string;
  readonly lock: string;
}

export function storeFolder(path: string): StoreFolder {
  return {
    readings: join(path, "readings.db"),
    batches: join(path, "batches.db"),
    lock: join(path, "ingest.lock"),
  };
}

/** Makes the folder, such that it is still there after a power loss. SQLite sees to the same for the files in it. */
export function makeStoreFolder(path: string): StoreFolder {
  const made = mkdirSync(path, { recursive: true });
  for (let at = resolve(path); made && at.length >= made.length; at = dirname(at)) syncFolder(dirname(at));
  return storeFolder(path);
}

function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
