import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { writeDurably } from "../../lib/write-durably.ts";
import type { Files } from "./system.ts";

/** What an act on the disk gives; undefined where the system refuses it. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Files of the system that this runs on. */
export const systemFiles: Files = {
  read: (path) => attempt(() => readFileSync(path, "utf8")),
  readFrom(path, from, most) {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.allocUnsafe(most);
      return bytes.subarray(0, readSync(file, bytes, 0, most, from));
    } finally {
      closeSync(file);
    }
  },
  sizeOf: (path) => statSync(path, { throwIfNoEntry: false })?.size,
  modeOf(path) {
    const stats = process.platform === "win32" ? undefined : statSync(path, { throwIfNoEntry: false });
    return stats && stats.mode & 0o777;
  },
  write: (path, text) => writeDurably(path, text, 0o640),
  create(path, text) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(path, text, { flag: "wx", mode: 0o640 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
  },
  remove: (path) => rmSync(path, { force: true }),
  space(path) {
    const found = attempt(() => statfsSync(path));
    return found && { free: found.bavail * found.bsize, total: found.blocks * found.bsize };
  },
};
