import { existsSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "../../../lib/write-durably.ts";
import { networkError } from "../../../network/errors.ts";
import type { PlannedFile } from "../../../network/init/planned-file.ts";
import { unwritable } from "../../shared/errors.ts";

/** Requires that nothing is there, or an empty folder. @throws `NETWORK_FOLDER_EXISTS`. */
export function requireFree(path: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined || (there.isDirectory() && readdirSync(path).length === 0)) return;
  throw networkError("NETWORK_FOLDER_EXISTS", `there is something in ${path} already`, { folder: path });
}

/**
 * Writes files below a folder that is the owner's alone. Those of keys come first: what is public names keys that are on the disk.
 *
 * @throws `FILE_UNWRITABLE`.
 */
export function writePlanned(root: string, files: readonly PlannedFile[]): void {
  named(root, () => makeFolder(root, 0o700));
  const secretFirst = [...files].sort((a, b) => a.mode - b.mode);
  for (const { path, content, mode } of secretFirst) {
    const parts = path.split("/");
    const folders = parts.slice(0, content === undefined ? undefined : -1);
    let at = root;
    for (const part of folders) {
      at = join(at, part);
      const folder = at;
      named(folder, () => makeFolder(folder, 0o700));
    }
    const file = join(root, ...parts);
    if (content !== undefined) named(file, () => writeDurably(file, content, mode));
  }
}

function makeFolder(path: string, mode: number): void {
  if (!existsSync(path)) mkdirSync(path, { mode, recursive: true });
}

function named<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
