import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Replaces a file so that after a crash it is there whole, or as it was before. When this returns, it is on the disk, and so is its
 * name. A folder that is missing is made.
 *
 * @param mode Who may read and write it, where the system has such modes.
 */
export function replaceDurably(path: string, text: string, mode = 0o666): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const part = `${path}.part`;
  const file = openSync(part, "w", mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
  syncFolder(folder);
}

/** A new name is on disk once its folder is. Where folders cannot be opened or synchronised (Windows), the system sees to it. */
function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, "r");
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // Said above.
  } finally {
    closeSync(handle);
  }
}
