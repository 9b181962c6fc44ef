import type { Block, BlockTag, Provider } from "ethers";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { sdkError } from "./errors.ts";
import { rpc } from "./rpc.ts";

/** A node under load may tell of a head and not have its block for a moment. */
const ASKS = 5;
const BETWEEN = 200;

/** A block that the node must have by now. @throws `BLOCK_UNKNOWN`, and as `rpc`. */
export async function requireBlock(
  provider: Provider,
  tag: BlockTag,
  clock: Clock = systemClock,
  withTransactions = false,
): Promise<Block> {
  for (let asked = 1; ; asked++) {
    const block = await rpc(() => provider.getBlock(tag, withTransactions));
    if (block !== null) return block;
    if (asked === ASKS) throw sdkError("BLOCK_UNKNOWN", `the node does not have block ${tag}`, { block: tag });
    await clock.sleep(BETWEEN);
  }
}
