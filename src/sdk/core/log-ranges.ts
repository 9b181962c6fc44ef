import { isTallyError } from "../../lib/errors.ts";

/** Besu refuses longer ranges by default. */
export const BLOCKS_PER_QUERY = 5_000;

/** Whether a node may answer to fewer blocks what it refused, or failed on, for many. */
export const mayBeTooWide = (error: unknown) => isTallyError(error, "RPC_REFUSED") || isTallyError(error, "NODE_FAULT");

export const halved = (blocks: number) => Math.ceil(blocks / 2);

export interface BlockRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Asks for the blocks of a range in parts that the node answers: halved whenever it refuses one, and no part is wider from then on.
 *
 * @param ask Throws typed errors.
 */
export async function* inRanges<T>(
  { from, to }: BlockRange,
  newestFirst: boolean,
  ask: (from: number, to: number) => Promise<T>,
): AsyncGenerator<T> {
  let widest = BLOCKS_PER_QUERY;
  /** What is left, the next one last. */
  const left: BlockRange[] = [];
  const push = (parts: BlockRange[]) => left.push(...(newestFirst ? parts : parts.reverse()));
  push(partsOf({ from, to }, widest));
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    const blocks = part.to - part.from + 1;
    if (blocks > widest) {
      push(partsOf(part, widest));
      continue;
    }
    let answer: T;
    try {
      answer = await ask(part.from, part.to);
    } catch (error) {
      if (blocks === 1 || !mayBeTooWide(error)) throw error;
      widest = halved(blocks);
      left.push(part);
      continue;
    }
    yield answer;
  }
}

function partsOf({ from, to }: BlockRange, blocks: number): BlockRange[] {
  const parts: BlockRange[] = [];
  for (let start = from; start <= to; start += blocks)
    parts.push({ from: start, to: Math.min(start + blocks - 1, to) });
  return parts;
}

interface Place {
  readonly blockNumber: number;
  readonly index: number;
}

/** Each log once: a node behind a balancer may give one twice. */
export function distinct<L extends Place>(logs: readonly L[]): L[] {
  const seen = new Set<string>();
  return logs.filter(({ blockNumber, index }) => {
    const place = `${blockNumber}/${index}`;
    return !seen.has(place) && seen.add(place);
  });
}
