import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { fault } from "../../shared/errors.ts";

/** A file to be notarised. */
export interface InputFile {
  /** Absolute, links resolved. */
  readonly path: string;
  /** How it is called in the receipt: from the argument on, with slashes. */
  readonly name: string;
  readonly size: number;
  readonly modifiedMs: number;
}

/**
 * The files that arguments name; a directory stands for all in it. What is found within a directory and is no regular file
 * is left out and reported, what has a name that is no UTF-8 too, and so is the folder that receipts go to. A file named twice is taken once.
 *
 * @throws `FILE_UNREADABLE`, `NOTHING_TO_NOTARISE`.
 */
export function collectFiles(
  args: readonly string[],
  out: string,
  leftOut: (path: string, why: string) => void,
): readonly InputFile[] {
  const files = new Map<string, InputFile>();
  const outFolder = existsSync(out) ? realpathSync(out) : resolve(out);
  const add = (path: string, name: string, { size, mtimeMs }: Stats) => {
    if (!files.has(path)) files.set(path, { path, name: name.split(sep).join("/"), size, modifiedMs: mtimeMs });
  };
  const walk = (folder: string, above: string) => {
    if (folder === outFolder) return;
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (!entry.utf8) {
        leftOut(path, "its name is not UTF-8");
        continue;
      }
      if (entry.isDirectory()) walk(path, above);
      else if (entry.isFile())
        add(
          path,
          relative(above, path),
          readable(path, () => statSync(path)),
        );
      else leftOut(path, "not a regular file");
    }
  };
  for (const arg of args) {
    const path = readable(arg, () => realpathSync(arg));
    const stats = readable(arg, () => statSync(path));
    if (stats.isDirectory()) walk(path, resolve(path, ".."));
    else if (stats.isFile()) add(path, basename(resolve(arg)), stats);
    else throw fault("FILE_UNREADABLE", `${arg} is neither a file nor a folder`, { file: arg });
  }
  if (files.size === 0) throw fault("NOTHING_TO_NOTARISE", `no file in ${args.join(", ")}`, { args });
  return [...files.values()];
}

interface Entry {
  readonly name: string;
  /** Whether the name is what the system has: bytes that are no UTF-8 come out as another name, which does not exist. */
  readonly utf8: boolean;
  isDirectory(): boolean;
  isFile(): boolean;
}

function entriesOf(folder: string): Entry[] {
  const entries = readable(folder, () => readdirSync(folder, { withFileTypes: true, encoding: "buffer" }));
  return entries
    .map((entry) => ({
      name: entry.name.toString("utf8"),
      utf8: isUtf8(entry.name),
      isDirectory: () => entry.isDirectory(),
      isFile: () => entry.isFile(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code;
    throw fault("FILE_UNREADABLE", `${path} cannot be read: ${reason}`, { file: path, reason });
  }
}
