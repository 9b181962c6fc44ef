import type { Stats } from "node:fs";
import { type FileHandle, lstat, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { unwritable } from "./errors.ts";

/** A file that is being written. */
export interface Output {
  write(text: string): Promise<void>;
  /** All of it is written: from now on it is there, also after a crash. */
  keep(): Promise<void>;
  /** It is given up: a file that was there before is as it was. */
  drop(): Promise<void>;
}

/**
 * Opens what `--out` names. A regular file, or one that is not there yet, is replaced as a whole by `keep`. Into a device, a pipe
 * or what a link leads to it is written, and none of them is replaced.
 *
 * @param mode Who may read a new file; its owner alone if left out.
 * @throws `FILE_UNWRITABLE`, also for a folder; so do the three acts.
 */
export async function openOutput(path: string, mode = 0o600): Promise<Output> {
  const system = <T>(act: Promise<T>): Promise<T> =>
    act.catch((cause) => {
      throw unwritable(path, cause);
    });
  await system(makeFolder(dirname(path)));
  const part = (await isReplaced(path, system)) ? `${path}.part` : undefined;
  if (part !== undefined) await system(rm(part, { force: true })); // of a run that was cut off
  const file = await system(part === undefined ? open(path, "w", mode) : open(part, "wx", mode));
  return {
    write: (text) => system(file.writeFile(text)),
    async keep() {
      await system(part === undefined ? file.sync().catch(onlyFilesSync) : file.sync());
      await system(file.close());
      if (part === undefined) return;
      await system(rename(part, path));
      await syncFolder(dirname(path));
    },
    async drop() {
      await file.close().catch(() => {});
      if (part !== undefined) await rm(part, { force: true }).catch(() => {});
    },
  };
}

/** Makes a folder and those above it. Node's own `recursive` never ends where a system lets nobody make one, such as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  const make = () =>
    mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  try {
    await make();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await make();
  }
}

/** Whether a path is a regular file itself, or nothing at all. */
async function isReplaced(path: string, system: <T>(act: Promise<T>) => Promise<T>): Promise<boolean> {
  const itself = await system(unlessMissing(lstat(path)));
  if (itself === undefined) return true;
  const target = itself.isSymbolicLink() ? await system(unlessMissing(stat(path))) : itself;
  if (target?.isDirectory()) throw unwritable(path, Object.assign(new Error("a folder"), { code: "EISDIR" }));
  return itself.isFile();
}

async function unlessMissing(stats: Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await stats;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Pipes and devices have nothing on a disk. */
function onlyFilesSync(error: NodeJS.ErrnoException): void {
  if (!["EINVAL", "ENOTSUP", "EROFS"].includes(error.code ?? "")) throw error;
}

/** A new name is on disk once its folder is. Where folders cannot be opened (Windows), the system sees to it. */
async function syncFolder(folder: string): Promise<void> {
  const handle: FileHandle | undefined = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
