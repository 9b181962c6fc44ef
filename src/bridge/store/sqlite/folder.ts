import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { bridgeError } from "../../model/errors.ts";

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
  let made: string | undefined;
  try {
    made = mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const { code: reason } = cause as { code?: unknown };
    const values = { key: "/store/folder", value: path, reason };
    throw bridgeError("CONFIG_INVALID", `/store/folder cannot be made: ${reason}, is ${path}`, values, cause);
  }
  for (let at = resolve(path); made && at.length >= made.length; at = dirname(at)) syncFolder(dirname(at));
  return storeFolder(path);
}

/** Readings are nobody else's business until they are sealed, and the outbox holds what this gateway signed. */
export function closeToOthers(path: string): void {
  chmodSync(path, 0o700);
  for (const name of readdirSync(path))
    if (/\.(db|lock)(-wal|-shm|-journal)?$/.test(name)) chmodSync(join(path, name), 0o600);
}

function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
