import type { Provider } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { requireBlock } from "../../sdk/core/require-block.ts";

/** When blocks were made: no event says it. */
export interface BlockTimes {
  /** @throws `BLOCK_UNKNOWN`, and as `rpc`. */
  of(blocks: readonly number[]): Promise<ReadonlyMap<number, number>>;
}

/** Blocks that are asked for at once. */
const AT_ONCE = 32;

export function blockTimes(provider: Provider, clock: Clock): BlockTimes {
  return {
    async of(blocks) {
      const wanted = [...new Set(blocks)];
      const times = new Map<number, number>();
      for (let at = 0; at < wanted.length; at += AT_ONCE) {
        const part = wanted.slice(at, at + AT_ONCE);
        const found = await Promise.all(part.map((number) => requireBlock(provider, number, clock)));
        for (const [i, { timestamp }] of found.entries()) times.set(part[i] as number, timestamp);
      }
      return times;
    },
  };
}
