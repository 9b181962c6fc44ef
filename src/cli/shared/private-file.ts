import { statSync } from "node:fs";
import { fault } from "./errors.ts";
import { readText } from "./files.ts";

/**
 * The text of a file that holds a secret. Where the system knows who may read a file, nobody but its owner may. A pipe or a device
 * keeps nothing.
 *
 * @throws `KEY_FILE_OPEN`; as `readText`.
 */
export function readPrivate(path: string): string {
  const stats = process.platform === "win32" ? undefined : statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() && (stats.mode & 0o077) !== 0) {
    const mode = (stats.mode & 0o777).toString(8);
    throw fault("KEY_FILE_OPEN", `${path} can be read or written by others: mode ${mode}`, { file: path, mode });
  }
  return readText(path);
}
