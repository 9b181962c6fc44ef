import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { safe } from "../../../core/whole.ts";
import { receivablesContract } from "../../contracts.ts";
import { type Sale, saleId } from "../../model/sale.ts";
import { type RecourseState, recourseStateOf } from "../../model/states.ts";

export interface ListSalesParameters {
  /** All receivables if left out. */
  readonly receivable?: string;
  /** All accounts if left out. */
  readonly seller?: string;
  /** All accounts if left out. */
  readonly buyer?: string;
}

/** A sale, and what became of its recourse. */
export interface SaleOnChain extends Sale {
  /** Its id. */
  readonly sale: string;
  /** Whether the seller answers for the obligor's payment. */
  readonly recourse: boolean;
  /** None without recourse. */
  readonly recourseState: RecourseState;
  /** What the seller still owes, once it was claimed. */
  readonly open: bigint;
  readonly block: number;
  readonly tx: string;
}

/**
 * Sales of receivables in the order of the chain.
 *
 * @throws `ARGUMENT_INVALID`, `NUMBER_TOO_LARGE`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listSales } from "tallystick/receivables";
 *
 * for (const { seller, buyer, amount, price } of await listSales(client, { receivable })) {
 *   console.log(seller, buyer, amount, price);
 * }
 */
export async function listSales(client: Client, parameters: ListSalesParameters = {}): Promise<SaleOnChain[]> {
  const { receivable, seller, buyer } = parameters;
  const contract = receivablesContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Receivables", "receivables");
  const id = receivable === undefined ? undefined : checkBytes32("receivable", receivable);
  const instrument = id === undefined ? undefined : await rpc(() => contract.instrumentIdOf(id));
  const filter = contract.filters.Sold(
    instrument,
    seller === undefined ? undefined : checkAddress("seller", seller),
    buyer === undefined ? undefined : checkAddress("buyer", buyer),
  );
  const sales: SaleOnChain[] = [];
  for await (const { args, blockNumber: block, transactionHash: tx } of queryEvents(client, contract, filter, {
    fromBlock,
  })) {
    const { amount, price, recourse, dealId } = args;
    const parties = { seller: args.seller, buyer: args.buyer };
    const sale = { dealId, leg: safe("leg", args.leg), instrument: args.instrument, ...parties, amount, price };
    const found = await rpc(() => contract.recourseOf(saleId(sale)));
    const recourseState = recourseStateOf(found.state);
    sales.push({ sale: saleId(sale), ...sale, recourse, recourseState, open: found.open, block, tx });
  }
  return sales;
}
