import { lstatSync, mkdirSync, readdirSync } from "node:fs";
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
 * Writes files below a folder that is the owner's alone, as is every folder in it that has a secret. Keys come first: what is public names
 * keys that are on the disk.
 *
 * @throws `FILE_UNWRITABLE`.
 */
export function writePlanned(root: string, files: readonly PlannedFile[]): void {
  const closed = new Set(files.filter(({ mode }) => mode === 0o600).flatMap(({ path }) => foldersOf(path)));
  const make = (path: string, mode: number) => named(path, () => mkdirSync(path, { mode, recursive: true }));
  make(root, CLOSED);
  const secretFirst = [...files].sort((a, b) => a.mode - b.mode);
  for (const { path, content, mode } of secretFirst) {
    for (const folder of foldersOf(path)) make(join(root, folder), closed.has(folder) ? CLOSED : OPEN);
    const whole = join(root, path);
    if (content === undefined) make(whole, mode);
    else named(whole, () => writeDurably(whole, content, mode));
  }
}

const CLOSED = 0o700;
const OPEN = 0o755;

/** `a/b/c` lies in `a` and `a/b`. */
const foldersOf = (path: string) => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));

function named<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
