import { chmodSync, createReadStream, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";

/** The ciphertexts of a vault, by name. */
export interface CipherFiles {
  /** Where a ciphertext is. */
  path(name: string): string;
  size(name: string): number | undefined;
  /** @param to The last byte, included. */
  read(name: string, from: number, to: number): Readable;
  /** Writes a ciphertext so that it is there whole, or not at all, also after a crash. */
  write(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  remove(name: string): void;
}

/** The folder of a vault: the store, and ciphertexts below it. Nobody but its owner reads it. */
export function makeVaultFolder(folder: string): CipherFiles {
  const ciphertexts = join(folder, "ciphertexts");
  mkdirSync(ciphertexts, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) if (/^(vault|outbox)\./.test(name)) chmodSync(join(folder, name), 0o600);
  const path = (name: string) => join(ciphertexts, name);
  const remove = (name: string) => rmSync(path(name), { force: true });
  return {
    path,
    size: (name) => statSync(path(name), { throwIfNoEntry: false })?.size,
    // A range that is empty has no last byte.
    read: (name, from, to) => (to < from ? Readable.from([]) : createReadStream(path(name), { start: from, end: to })),
    async write(name, bytes) {
      const part = `${name}.part`;
      try {
        const file = await open(path(part), "w", 0o600);
        try {
          for await (const piece of bytes) await file.write(piece);
          await file.sync();
        } finally {
          await file.close();
        }
        renameSync(path(part), path(name));
        await syncFolder(ciphertexts);
      } catch (error) {
        remove(part);
        throw error;
      }
    },
    remove,
  };
}

/** A new name is on disk once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
