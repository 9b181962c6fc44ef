/** The disk, as publishing sees it: the source that is read and the folder that a version's content is kept in. */
import {
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { publishingError } from "./content-errors.ts";

/** A file that is to be published. */
export interface SourceFile {
  /** Absolute, without links. */
  readonly path: string;
  read(at: number, length: number): Promise<Uint8Array>;
  stream(): AsyncIterable<Uint8Array>;
  /** @throws `SOURCE_CHANGED` when it is not the one that was opened any more, or was written to. */
  requireUnchanged(): void;
}

/** @throws `SOURCE_UNREADABLE`. */
export function openSource(path: string): SourceFile {
  const unreadable = (cause: unknown, reason = (cause as Error).message) =>
    publishingError("SOURCE_UNREADABLE", `${path}: ${reason}`, { path, reason }, cause);
  const stampOf = (real: string) => {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(real, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join();
  };
  let real: string;
  let stamp: string;
  try {
    real = realpathSync(path);
    if (!statSync(real).isFile()) throw new Error("not a file");
    closeSync(openSync(real, "r"));
    stamp = stampOf(real);
  } catch (cause) {
    throw unreadable(cause);
  }
  return {
    path: real,
    async read(at, length) {
      const handle = await open(real, "r");
      try {
        const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, at);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    stream: () => createReadStream(real, { highWaterMark: 2 ** 20 }),
    requireUnchanged() {
      if (existsSync(real) && stampOf(real) === stamp) return;
      throw publishingError("SOURCE_CHANGED", `${path} was changed while it was being read`, { path });
    },
  };
}

/** A file of a content's folder, open. */
export interface ContentFile {
  readonly size: number;
  /** @throws `PUBLISHED_CONTENT_DAMAGED` when it ends before. */
  read(at: number, length: number): Uint8Array<ArrayBuffer>;
  write(at: number, bytes: Uint8Array): void;
  sync(): void;
  close(): void;
}

/** Where contents are kept. Paths are of folders. */
export interface ContentFolders {
  exists(folder: string): boolean;
  /** A new folder beside the one that a content will have: `FOLDER.partial-...`. What a crash leaves of that name may be removed. */
  begin(folder: string): string;
  /** Puts it in its place, all of it or nothing. @throws `PUBLISHED_CONTENT_EXISTS` when another was put there. */
  keep(begun: string, folder: string): void;
  drop(begun: string): void;
  create(folder: string, name: string): ContentFile;
  open(folder: string, name: string): ContentFile;
  /** Also one that is open. */
  remove(folder: string, name: string): void;
  readText(folder: string, name: string): string;
}

/** The disk. Folders and files are readable by their owner only: they hold plaintext. */
export const diskFolders: ContentFolders = {
  exists: (folder) => existsSync(folder),
  begin(folder) {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
    return mkdtempSync(`${folder}.partial-`);
  },
  keep(begun, folder) {
    syncFolder(begun);
    try {
      renameSync(begun, folder);
    } catch (cause) {
      if (existsSync(folder)) throw contentExists(folder, cause);
      throw cause;
    }
    syncFolder(dirname(folder));
  },
  drop: (begun) => rmSync(begun, { recursive: true, force: true }),
  create: (folder, name) => openContentFile(join(folder, name), "wx+"),
  open: (folder, name) => openContentFile(join(folder, name), "r"),
  remove: (folder, name) => rmSync(join(folder, name)),
  readText(folder, name) {
    try {
      return readFileSync(join(folder, name), "utf8");
    } catch (cause) {
      throw damaged(join(folder, name), "cannot be read", cause);
    }
  },
};

function openContentFile(path: string, flags: "wx+" | "r"): ContentFile {
  let descriptor: number;
  try {
    descriptor = openSync(path, flags, 0o600);
  } catch (cause) {
    throw damaged(path, "cannot be opened", cause);
  }
  return {
    get size() {
      return fstatSync(descriptor).size;
    },
    read(at, length) {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const read = readSync(descriptor, bytes, done, length - done, at + done);
        if (read === 0) throw damaged(path, `ends at ${at + done}`);
        done += read;
      }
      return bytes;
    },
    write(at, bytes) {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(descriptor, bytes, done, bytes.length - done, at + done);
      }
    },
    sync: () => fsyncSync(descriptor),
    close: () => closeSync(descriptor),
  };
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function contentExists(path: string, cause?: unknown) {
  return publishingError("PUBLISHED_CONTENT_EXISTS", `${path} has a content already`, { path }, cause);
}

function damaged(path: string, reason: string, cause?: unknown) {
  return publishingError("PUBLISHED_CONTENT_DAMAGED", `${path} ${reason}`, { path, reason }, cause);
}
