import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { hexlify } from "ethers";

/** What identifies a file's content. */
export interface FileDigest {
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly keccak256: string;
}

/** A hash that takes its input piece by piece. */
export interface Hasher {
  update(chunk: Uint8Array): unknown;
  digest(): Uint8Array;
}

/**
 * Hashes a file piece by piece, so that its size does not matter.
 *
 * @param chunks Of a Node stream, of `blob.stream()` in a browser.
 * @param sha A SHA-256 of the platform where it has a faster one.
 *
 * @example
 * import { createReadStream } from "node:fs";
 * import { digestFile } from "tallystick/evidence";
 *
 * const { sha256, keccak256 } = await digestFile(createReadStream("weighbridge.pdf"));
 */
export async function digestFile(
  chunks: AsyncIterable<Uint8Array>,
  sha: Hasher = sha256.create(),
): Promise<FileDigest> {
  const keccak = keccak_256.create();
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    sha.update(chunk);
    keccak.update(chunk);
  }
  return { size, sha256: hexlify(sha.digest()), keccak256: hexlify(keccak.digest()) };
}
