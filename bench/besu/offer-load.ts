/** Sends what was signed at a rate, whatever comes of it, and looks for it in the blocks. */
import { ask, type BenchChain } from "./chain.ts";
import type { Prepared } from "./lane.ts";
import { type SeenBlock, watchBlocks } from "./watch-blocks.ts";

export interface Offered {
  /** By hash, of `performance.now`; what a node refused is in neither. */
  readonly sentAt: ReadonlyMap<string, number>;
  readonly minedAt: ReadonlyMap<string, number>;
  /** From the first request to the last answer. */
  readonly sendSeconds: number;
  /** What nodes said when they refused, how often. */
  readonly refusals: Readonly<Record<string, number>>;
  /** How often a node was asked once more that could take nothing at the moment. */
  readonly again: number;
  /** Those with ours in them. */
  readonly blocks: readonly SeenBlock[];
  /** Taken and never seen in a block, and seen in two. */
  readonly lost: number;
  readonly doubled: number;
}

/** Milliseconds after the last request that a transaction may take. */
const PATIENCE = 60_000;
/** Milliseconds between hand-outs. */
const TICK = 10;

export async function offerLoad({ urls }: BenchChain, rate: number, prepared: readonly Prepared[]): Promise<Offered> {
  const sentAt = new Map<string, number>();
  const minedAt = new Map<string, number>();
  const refusals: Record<string, number> = {};
  const refused: Prepared[] = [];
  const blocks: SeenBlock[] = [];
  const left = new Set(prepared.map(({ hash }) => hash));
  const done = Promise.withResolvers<void>();
  let [doubled, again] = [0, 0];
  const sendWhenTaken = async (each: Prepared): Promise<void> => {
    while (!(await taken(each))) {
      again++;
      await new Promise((resolve) => setTimeout(resolve, TICK));
    }
  };
  const settle = (hash: string) => {
    left.delete(hash);
    if (left.size === 0) done.resolve();
  };
  const watch = await watchBlocks(urls[0] as string, (block) => {
    const ours = block.hashes.filter((hash) => sentAt.has(hash));
    if (ours.length > 0) blocks.push(block);
    for (const hash of ours) {
      if (minedAt.has(hash)) doubled++;
      minedAt.set(hash, block.seenAt);
      settle(hash);
    }
  });
  const began = performance.now();
  const sending = prepared.map(async (each, n) => {
    const wait = Math.ceil((began + (n * 1_000) / rate - performance.now()) / TICK) * TICK;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sentAt.set(each.hash, performance.now());
    await sendWhenTaken(each).catch(({ message }: Error) => {
      refusals[message] = (refusals[message] ?? 0) + 1;
      refused.push(each);
      sentAt.delete(each.hash);
      settle(each.hash);
    });
  });
  await Promise.all(sending);
  const sendSeconds = (performance.now() - began) / 1_000;
  // The same sender's later ones wait for it.
  for (const each of refused) await sendWhenTaken(each);
  const patience = setTimeout(done.resolve, PATIENCE);
  await Promise.race([done.promise, watch.failed]);
  clearTimeout(patience);
  await watch.stop();
  return { sentAt, minedAt, sendSeconds, refusals, again, blocks, lost: left.size, doubled };
}

/** What Besu answers, "Initial sync is still in progress", as long as it is behind the others: an outbox asks again. */
const BEHIND = /^-32008 /;

/** Whether the node took it; not, while it is behind. @throws what it says otherwise. */
async function taken({ url, raw }: Prepared): Promise<boolean> {
  try {
    await ask<string>(url, "eth_sendRawTransaction", [raw]);
    return true;
  } catch (error) {
    if (BEHIND.test((error as Error).message)) return false;
    throw error;
  }
}
