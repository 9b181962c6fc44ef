import type { Provider } from "ethers";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { requireBlock } from "../../core/require-block.ts";
import { rpc } from "../../core/rpc.ts";

/** The other chain's newest height, of which the node has the block: under load Besu tells of one before it can give it. @throws as `requireBlock`. */
export async function newestHeight(provider: Provider, clock: Clock = systemClock): Promise<number> {
  const number = await rpc(() => provider.getBlockNumber());
  await requireBlock(provider, number, clock);
  return number;
}
