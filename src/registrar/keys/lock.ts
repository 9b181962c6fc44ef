import { DatabaseSync } from "node:sqlite";
import { registrarError } from "../errors.ts";

/**
 * Works while nobody else does under the same lock file. The lock is an open transaction: the operating system ends it with the
 * process, however that dies.
 *
 * @throws `KEY_FILE_LOCKED`.
 */
export function whileLocked<T>(path: string, work: () => T): T {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    take(lock, path);
    return work();
  } finally {
    lock.close();
  }
}

function take(lock: DatabaseSync, path: string): void {
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    if (!/locked/.test(String(error))) throw error;
    throw registrarError("KEY_FILE_LOCKED", `${path} is being changed`, { field: "keys", value: path }, error);
  }
}
