import type { ByteSource } from "../../sdk/data/model/seal/chunks.ts";
import type { SealedContent } from "../../sdk/data/model/seal/hashes.ts";
import { sealContent } from "../../sdk/data/model/seal/seal.ts";
import type { ContentFile } from "../content/files.ts";

export interface SealToFileParameters {
  readonly key: Uint8Array;
  /** What it is sealed for, 32 bytes in hex. */
  readonly context: string;
  readonly content: ByteSource;
  /** New, and nobody else's until this resolves. */
  readonly file: ContentFile;
  /** Aborts between two chunks. */
  readonly signal?: AbortSignal;
}

/**
 * Seals a content into a file, which is on the disk when this resolves. Memory is two chunks. After a failure the file is no sealed
 * content: begin again with another.
 *
 * @throws what the content throws, what aborts it, and as `sealContent`.
 */
export async function sealToFile({
  key,
  context,
  content,
  file,
  signal,
}: SealToFileParameters): Promise<SealedContent> {
  const { bytes, sealed } = await sealContent({ key, context, content });
  let at = 0;
  for await (const part of bytes) {
    signal?.throwIfAborted();
    file.write(at, part);
    at += part.length;
  }
  file.sync();
  return sealed;
}
