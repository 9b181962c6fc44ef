/** Bytes as they come. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Cuts bytes into chunks of one size, each with whether it is the last. The last may be shorter; there is always one. */
export async function* cut(
  source: ByteSource,
  size: number,
): AsyncGenerator<{ chunk: Uint8Array<ArrayBuffer>; last: boolean }> {
  let chunk = new Uint8Array(size);
  let filled = 0;
  for await (const piece of source) {
    for (let at = 0; at < piece.length; ) {
      if (filled === size) {
        yield { chunk, last: false };
        chunk = new Uint8Array(size);
        filled = 0;
      }
      const taken = Math.min(size - filled, piece.length - at);
      chunk.set(piece.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  }
  yield { chunk: chunk.subarray(0, filled), last: true };
}
