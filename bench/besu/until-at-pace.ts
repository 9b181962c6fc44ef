/** After a round that was too much, nodes are behind for a while. */
import { ask } from "./chain.ts";

/** Milliseconds. */
const LOOK = 50;
/** Blocks with the distance that the chain has at its best, one after the other. */
const IN_A_ROW = 3;
/** Milliseconds after which the chain's pace is what it is. */
const MOST = 30_000;

/** Waits for blocks that are a second apart at most, for as long as shows that this chain has no such pace. */
export async function untilAtPace(url: string): Promise<void> {
  let [last, inARow] = [await newest(url), 0];
  for (const began = performance.now(); performance.now() - began < MOST && inARow < IN_A_ROW; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    const next = await newest(url);
    if (next === undefined || next.number === last?.number) continue;
    const isAtPace = last !== undefined && next.time - last.time <= next.number - last.number;
    inARow = isAtPace ? inARow + 1 : 0;
    last = next;
  }
}

/** Besu, under load, may have nothing to say of its newest block. */
async function newest(url: string): Promise<{ readonly number: number; readonly time: number } | undefined> {
  type Block = { readonly number: string; readonly timestamp: string };
  const block = await ask<Block | null>(url, "eth_getBlockByNumber", ["latest", false]);
  return block === null ? undefined : { number: Number(block.number), time: Number(block.timestamp) };
}
