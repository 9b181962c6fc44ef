import { contentError } from "../content-errors.ts";
import { type ByteSource, cut } from "./chunks.ts";
import { type SealedContent, SealHashes } from "./hashes.ts";
import { decodeSealHeader, HEADER_BYTES, TAG_BYTES } from "./header.ts";
import { nonceOf, sealKeysOf } from "./keys.ts";

export interface OpenParameters {
  /** 32 bytes, from the envelope. */
  readonly key: Uint8Array;
  /** What it was sealed for, 32 bytes in hex. */
  readonly context: string;
  readonly sealed: ByteSource;
}

/** A sealed content while it is being opened. */
export interface Opening {
  /** The content's chunks. Each is genuine and in its place when it is given; that all of it came is known at the end only. */
  readonly content: AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** What the receipt has to say of it. Resolves once all of the content was read. */
  readonly sealed: Promise<SealedContent>;
}

/**
 * Opens a sealed content. Use nothing of it before the last chunk was read without an error: a content that was cut off shows at its end.
 *
 * @throws `SEAL_HEADER_INVALID`, `SEAL_CONTEXT_WRONG`, `SEAL_KEY_WRONG`; while it is read `SEAL_CHUNK_INVALID` with the chunk's number.
 *
 * @example
 * import { openContent } from "tallystick/data";
 *
 * const { content, sealed } = await openContent({ key, context: uid, sealed: download });
 * for await (const part of content) await keep(part);
 * const { ciphertextHash, contentHash } = await sealed;
 */
export async function openContent({ key, context, sealed }: OpenParameters): Promise<Opening> {
  const { head, rest } = await splitHead(sealed);
  const header = decodeSealHeader(head);
  if (header.context !== context.toLowerCase()) {
    throw contentError("SEAL_CONTEXT_WRONG", `sealed for ${header.context}, not for ${context}`, {
      expected: context,
      actual: header.context,
    });
  }
  const keys = await sealKeysOf(key, header.salt);
  if (keys.commitment.some((byte, i) => header.commitment[i] !== byte)) {
    throw contentError("SEAL_KEY_WRONG", "the content was sealed under another key");
  }
  const done = Promise.withResolvers<SealedContent>();
  done.promise.catch(() => undefined); // whoever reads the content gets the error, whoever asks for the hash as well
  return { content: openChunks(rest, head, keys.key, header.chunkSize + TAG_BYTES, done), sealed: done.promise };
}

async function* openChunks(
  rest: AsyncIterable<Uint8Array>,
  header: Uint8Array<ArrayBuffer>,
  key: CryptoKey,
  size: number,
  done: PromiseWithResolvers<SealedContent>,
) {
  const hashes = new SealHashes(header);
  let number = 0;
  try {
    for await (const { chunk, last } of cut(rest, size)) {
      const iv = nonceOf(number, last);
      let opened: ArrayBuffer;
      try {
        opened = await globalThis.crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: header }, key, chunk);
      } catch (cause) {
        throw invalid(number, cause);
      }
      const content = new Uint8Array(opened);
      await hashes.add(content, chunk);
      number++;
      yield content;
    }
    done.resolve(await hashes.end());
  } catch (error) {
    done.reject(error);
    throw error;
  } finally {
    done.reject(invalid(number));
  }
}

async function splitHead(
  source: ByteSource,
): Promise<{ head: Uint8Array<ArrayBuffer>; rest: AsyncIterable<Uint8Array> }> {
  const head = new Uint8Array(HEADER_BYTES);
  const pieces = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let filled = 0;
  let beyond = new Uint8Array();
  while (filled < HEADER_BYTES) {
    const { done, value } = await pieces.next();
    if (done) return { head: head.subarray(0, filled), rest: (async function* () {})() };
    const taken = Math.min(HEADER_BYTES - filled, value.length);
    head.set(value.subarray(0, taken), filled);
    filled += taken;
    beyond = Uint8Array.from(value.subarray(taken));
  }
  const rest = async function* () {
    yield beyond;
    try {
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
    } finally {
      await pieces.return?.();
    }
  };
  return { head, rest: rest() };
}

function invalid(chunk: number, cause?: unknown) {
  return contentError("SEAL_CHUNK_INVALID", `chunk ${chunk} is altered, out of its place or cut off`, { chunk }, cause);
}
