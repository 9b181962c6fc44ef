import { ZeroAddress } from "ethers";
import type { Client } from "../../../core/client.ts";
import { getHolding, type Holding } from "./get-holding.ts";
import { listTransfers } from "./list-transfers.ts";

export interface ListHoldingsParameters {
  /** The ledger's id. */
  readonly instrument: bigint;
}

/**
 * Who has units of an instrument now, in the order in which they first came to it.
 *
 * @throws `ARGUMENT_INVALID`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listHoldings } from "tallystick/ledger";
 *
 * for (const { holder, balance } of await listHoldings(client, { instrument })) console.log(holder, balance);
 */
export async function listHoldings(client: Client, parameters: ListHoldingsParameters): Promise<Holding[]> {
  const { instrument } = parameters;
  const transfers = await listTransfers(client, { instrument });
  const holders = new Set(transfers.map(({ to }) => to).filter((to) => to !== ZeroAddress));
  const holdings = await Promise.all([...holders].map((holder) => getHolding(client, { instrument, holder })));
  return holdings.filter(({ balance }) => balance > 0n);
}
