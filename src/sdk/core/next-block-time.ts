import type { Provider } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { requireBlock } from "./require-block.ts";

/**
 * The second from which the next block is, as far as anybody can tell: what deadlines on the chain are compared with. The chain's clock may be
 * ahead of this machine's, and the last block of a chain on which nothing happens lies behind it.
 */
export async function nextBlockTime(provider: Provider, clock: Clock): Promise<number> {
  const { timestamp } = await requireBlock(provider, "latest");
  return Math.max(timestamp, Math.floor(clock.now() / 1_000));
}
