import type { Provider } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { requireBlock } from "../../sdk/core/require-block.ts";

/** When blocks were made: no event says it. */
export interface BlockTimes {
  /**
   * @param blocks Numbers with the hashes that the node gave them elsewhere.
   * @throws `NODE_FAULT` where it gives another hash now; `BLOCK_UNKNOWN`, and as `rpc`.
   */
  of(blocks: ReadonlyMap<number, string>): Promise<ReadonlyMap<number, number>>;
}

/** Blocks that are asked for at once. */
const AT_ONCE = 32;

export function blockTimes(provider: Provider, clock: Clock): BlockTimes {
  return {
    async of(blocks) {
      const wanted = [...blocks.keys()];
      const times = new Map<number, number>();
      for (let at = 0; at < wanted.length; at += AT_ONCE) {
        const part = wanted.slice(at, at + AT_ONCE);
        const found = await Promise.all(part.map((number) => requireBlock(provider, number, clock)));
        for (const [i, { timestamp, hash }] of found.entries()) {
          const number = part[i] as number;
          if (hash !== blocks.get(number)) throw other(number, blocks.get(number), hash);
          times.set(number, timestamp);
        }
      }
      return times;
    },
  };
}

function other(number: number, told: string | undefined, hash: string | null) {
  const reason = `block ${number} is ${hash}, and its logs are of ${told}`;
  return sdkError("NODE_FAULT", `the node failed: ${reason}`, { reason });
}
