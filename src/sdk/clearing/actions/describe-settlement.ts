import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { cashContract } from "../../settlement/contracts.ts";
import { fromCurrencyBytes } from "../../settlement/model/currency.ts";
import { clearingContract } from "../contracts.ts";
import type { NamedBank } from "../iso20022/banks.ts";
import type { Pacs009 } from "../iso20022/pacs009.ts";
import { pacs009OfNets } from "../iso20022/pacs009-of-nets.ts";
import { getCycle } from "./get-cycle.ts";

export interface DescribeSettlementParameters {
  /** See `cycleId`. */
  readonly cycle: string;
  /** All banks with a net, and the operator. */
  readonly banks: readonly NamedBank[];
}

/**
 * A settled cycle as a message `pacs.009`, for what banks book by: what each net debtor paid, and each net creditor received.
 *
 * @throws `NOT_FOUND` where there is no such cycle, or it is not settled; `PACS_FIELD_INVALID` where a bank has no BIC; `ARGUMENT_INVALID`.
 *
 * @example
 * import { describeSettlement, exportPacs009 } from "tallystick/clearing";
 *
 * console.log(exportPacs009(await describeSettlement(client, { cycle, banks })));
 */
export async function describeSettlement(client: Client, parameters: DescribeSettlementParameters): Promise<Pacs009> {
  const cycle = checkBytes32("cycle", parameters.cycle);
  const { terms, positions, state } = await getCycle(client, { cycle });
  const contract = clearingContract(client);
  const { block: from } = deployedContract(client.deployment, "Clearing", "clearing");
  const settled = await findEvent(client, contract, contract.filters.CycleSettled(cycle), from);
  if (settled === undefined) throw sdkError("NOT_FOUND", `cycle ${cycle} is ${state}, not settled`, { cycle, state });
  const { transactionHash: transaction, blockNumber } = settled;
  const block = await rpc(() => client.provider.getBlock(blockNumber));
  if (block === null) throw sdkError("NOT_FOUND", `the node has no block ${blockNumber}`, { block: blockNumber });
  const currency = fromCurrencyBytes(await rpc(() => cashContract(client, terms.cash).currency()));
  const { operator } = terms;
  const { banks } = parameters;
  return pacs009OfNets({ cycle, positions, banks, operator, currency, settledAt: block.timestamp, transaction });
}
