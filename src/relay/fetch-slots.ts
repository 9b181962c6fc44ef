import { isTallyError } from "../lib/errors.ts";
import type { Side } from "./side/side.ts";
import type { RequestStore } from "./store/requests.ts";

/**
 * Fetches the proofs that are asked for as soon as their block is there: nodes forget old states. Nothing of it is trusted, whoever uses a
 * proof has it checked by the chain.
 *
 * @throws what no answer of the other chain is: it is unreachable.
 */
export async function fetchSlots(
  head: number,
  side: Side,
  requests: RequestStore,
): Promise<{ readonly missed: number }> {
  let missed = 0;
  for (const { number, account, slot } of requests.slotsWaiting()) {
    if (number > head) break;
    try {
      const { accountProof, slots } = await side.proof({ number, account, slots: [slot] });
      const storageNodes = slots[0]?.proof ?? [];
      requests.settleSlot(number, { account, slot, accountNodes: accountProof, storageNodes }, "Fetched");
    } catch (error) {
      // Tried again where that can help: the node may be behind, or lie.
      if (!isTallyError(error, "WORLD_STATE_UNAVAILABLE")) throw error;
      missed++;
      requests.settleSlot(
        number,
        { account, slot, accountNodes: [], storageNodes: [], reason: error.message },
        "Missed",
      );
    }
  }
  return { missed };
}
