import { BLOCK } from "./kept-tables.ts";
import type { Reader } from "./reader.ts";

/** Seconds since 1970 of these blocks, and of no others between them. */
export async function timesOf(read: Reader, blocks: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const wanted = [...new Set(blocks)];
  if (wanted.length === 0) return new Map();
  const found = await read.select(BLOCK, {
    where: [["number", "in", wanted]],
    order: ["number"],
    limit: wanted.length,
  });
  return new Map(found.map(({ number, time }) => [number, time]));
}
