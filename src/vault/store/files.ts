import { chmodSync, createReadStream, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";

/** The ciphertexts of a vault, by name. */
export interface CipherFiles {
  /** Where a ciphertext is, or is to be written. */
  path(name: string): string;
  size(name: string): number | undefined;
  /** @param to The last byte, included. */
  read(name: string, from: number, to: number): Readable;
  remove(name: string): void;
}

/** The folder of a vault: the store, and ciphertexts below it. Nobody but its owner reads it. */
export function makeVaultFolder(folder: string): CipherFiles {
  const ciphertexts = join(folder, "ciphertexts");
  mkdirSync(ciphertexts, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) if (/^(vault|outbox)\./.test(name)) chmodSync(join(folder, name), 0o600);
  const path = (name: string) => join(ciphertexts, name);
  return {
    path,
    size: (name) => statSync(path(name), { throwIfNoEntry: false })?.size,
    // A range that is empty has no last byte.
    read: (name, from, to) => (to < from ? Readable.from([]) : createReadStream(path(name), { start: from, end: to })),
    remove: (name) => rmSync(path(name), { force: true }),
  };
}
