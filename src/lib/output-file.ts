import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** A file that is being written. */
export interface OutputFile {
  write(text: string | Uint8Array): void;
  /** All of it is written: from now on it is there, also after a crash, and so is its name. */
  keep(): void;
  /** It is given up: a file that was there before is as it was. */
  drop(): void;
}

/**
 * Opens a file to write. A regular file, or one that is not there yet, is replaced as a whole by `keep`; a folder that is missing is
 * made. Into a device, a pipe or what a link leads to it is written, and none of them is replaced.
 *
 * @param mode Who may read and write a new file, where the system has such modes.
 * @throws Error of the system, also for a folder; so do `write` and `keep`.
 */
export function openOutputFile(path: string, mode: number): OutputFile {
  const folder = dirname(path);
  makeFolder(folder);
  const part = isReplaced(path) ? `${path}.part` : undefined;
  if (part !== undefined) rmSync(part, { force: true }); // of a run that was cut off
  const file = part === undefined ? openSync(path, "w", mode) : openSync(part, "wx", mode);
  let open = true;
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    write: (text) => writeFileSync(file, text),
    keep() {
      syncFile(file, part === undefined);
      close();
      if (part === undefined) return;
      renameSync(part, path);
      syncFolder(folder);
    },
    drop() {
      try {
        close();
        if (part !== undefined) rmSync(part, { force: true });
      } catch {
        // Why it is given up is what matters, and a part is removed by the next that writes the file.
      }
    },
  };
}

/** Makes a folder and those above it. Node's own `recursive` never ends where a system lets nobody make one, such as in /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // somebody else was faster
  }
}

/** Whether a path is a regular file itself, or nothing at all. */
function isReplaced(path: string): boolean {
  const itself = lstatSync(path, { throwIfNoEntry: false });
  if (itself === undefined) return true;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw Object.assign(new Error(`${path} is a folder`), { code: "EISDIR" });
  }
  return itself.isFile();
}

/** Pipes and devices have nothing on a disk. */
function syncFile(file: number, mayBeNone: boolean): void {
  try {
    fsyncSync(file);
  } catch (error) {
    if (!mayBeNone || !["EINVAL", "ENOTSUP", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? ""))
      throw error;
  }
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
