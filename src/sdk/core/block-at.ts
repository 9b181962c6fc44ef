import type { Provider } from "ethers";
import { requireBlock } from "./require-block.ts";
import { rpc } from "./rpc.ts";

/**
 * The first block whose time is at least `timestamp`, found by halving: contracts keep when something happened, and this finds
 * where. Undefined past the head.
 */
export async function blockAt(provider: Provider, timestamp: number): Promise<number | undefined> {
  const timeOf = async (number: number) => (await requireBlock(provider, number)).timestamp;
  let [low, high] = [0, await rpc(() => provider.getBlockNumber())];
  if ((await timeOf(high)) < timestamp) return undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await timeOf(middle)) < timestamp) low = middle + 1;
    else high = middle;
  }
  return low;
}
