import { contentError } from "../content-errors.ts";
import { type ByteSource, cut } from "./chunks.ts";
import { type SealedContent, SealHashes } from "./hashes.ts";
import { DEFAULT_CHUNK, encodeSealHeader } from "./header.ts";
import { nonceOf, sealKeysOf } from "./keys.ts";

export interface SealParameters {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** What it is sealed for, 32 bytes in hex; whoever opens it has to name the same. */
  readonly context: string;
  readonly content: ByteSource;
  /** Bytes of a chunk. @default 262144 */
  readonly chunkSize?: number;
  /** @default 32 bytes of the system's randomness. Never the same twice under a key. */
  readonly salt?: Uint8Array;
}

/** A content while it is being sealed. */
export interface Sealing {
  /** The header, then each sealed chunk. To be read once. */
  readonly bytes: AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** Resolves once all bytes were read. */
  readonly sealed: Promise<SealedContent>;
}

/**
 * Seals a content under AES-256-GCM in chunks. Header, number and end are bound to each, so that a chunk that is altered, moved, left
 * out or cut off is found. Memory is two chunks.
 *
 * @throws `SEAL_KEY_WRONG`, `SEAL_HEADER_INVALID`; while it is read what the content throws.
 *
 * @example
 * import { sealContent } from "tallystick/data";
 *
 * const { bytes, sealed } = await sealContent({ key, context: uid, content });
 * for await (const part of bytes) await send(part);
 * const { ciphertextHash } = await sealed;
 */
export async function sealContent({ key, context, content, chunkSize, salt }: SealParameters): Promise<Sealing> {
  const random = salt ?? globalThis.crypto.getRandomValues(new Uint8Array(32));
  const keys = await sealKeysOf(key, random);
  const header = encodeSealHeader({
    chunkSize: chunkSize ?? DEFAULT_CHUNK,
    context,
    salt: random,
    commitment: keys.commitment,
  });
  const done = Promise.withResolvers<SealedContent>();
  done.promise.catch(() => undefined); // whoever reads the bytes gets the error, whoever asks for the hash as well
  return { bytes: sealChunks(content, header, keys.key, done), sealed: done.promise };
}

async function* sealChunks(
  content: ByteSource,
  header: Uint8Array<ArrayBuffer>,
  key: CryptoKey,
  done: PromiseWithResolvers<SealedContent>,
) {
  const hashes = new SealHashes(header);
  try {
    yield header.slice();
    let number = 0;
    for await (const { chunk, last } of cut(content, new DataView(header.buffer).getUint32(8))) {
      const iv = nonceOf(number++, last);
      const encrypted = await globalThis.crypto.subtle.encrypt(
        { name: "AES-GCM", iv, additionalData: header },
        key,
        chunk,
      );
      const sealed = new Uint8Array(encrypted);
      await hashes.add(chunk, sealed);
      yield sealed;
    }
    done.resolve(await hashes.end());
  } catch (error) {
    done.reject(error);
    throw error;
  } finally {
    done.reject(contentError("SEAL_CHUNK_INVALID", "the sealed content was not read to its end", { chunk: 0 }));
  }
}
