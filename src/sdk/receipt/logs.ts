import type { BaseContract, ContractEventName, EventLog } from "ethers";
import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../client.ts";
import { rpc } from "../rpc.ts";

/** Besu's default limit on the range of a log query. */
const RANGE = 5_000;

/**
 * The first events that match, from a block on: in one query where the node allows it, else range by range until some are
 * found. Never asks beyond the node's head, which Besu refuses.
 */
export async function logsFrom(
  client: Client,
  contract: BaseContract,
  event: ContractEventName,
  from: number,
  to?: number,
): Promise<EventLog[]> {
  const head = to ?? (await rpc(() => client.provider.getBlockNumber()));
  const query = (first: number, last: number) =>
    rpc(() => contract.queryFilter(event, first, last)) as Promise<EventLog[]>;
  try {
    return await query(from, head);
  } catch (error) {
    if (!isTallyError(error, "RPC_REFUSED")) throw error;
    for (let first = from; first <= head; first += RANGE) {
      const found = await query(first, Math.min(first + RANGE - 1, head));
      if (found.length > 0) return found;
    }
    return [];
  }
}
