import { type ByteSource, cut } from "../model/seal/chunks.ts";
import { SealHashes } from "../model/seal/hashes.ts";
import { decodeSealHeader, HEADER_BYTES, TAG_BYTES } from "../model/seal/header.ts";

/**
 * Hash and size of a ciphertext, as its receipt has them. Needs no key: whoever has fetched one checks it before a number is used.
 *
 * @throws `SEAL_HEADER_INVALID`.
 *
 * @example
 * import { hashCiphertext } from "tallystick/data";
 *
 * const { ciphertextHash, size } = await hashCiphertext(download);
 */
export async function hashCiphertext(
  source: ByteSource,
): Promise<{ readonly ciphertextHash: string; readonly size: number }> {
  const pieces = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let head = new Uint8Array();
  while (head.length < HEADER_BYTES) {
    const { done, value } = await pieces.next();
    if (done) break;
    head = joined(head, value);
  }
  const { chunkSize } = decodeSealHeader(head);
  const header = head.slice(0, HEADER_BYTES);
  const hashes = new SealHashes(header);
  async function* rest() {
    yield head.subarray(HEADER_BYTES);
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  const nothing = new Uint8Array();
  for await (const { chunk } of cut(rest(), chunkSize + TAG_BYTES)) await hashes.add(nothing, chunk);
  const { ciphertextHash, size } = await hashes.end();
  return { ciphertextHash, size };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
