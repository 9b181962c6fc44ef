import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { type FromSource, linesOf } from "../../query/list-source.ts";
import { queryBills } from "../../query/bills.ts";
import { billsContract } from "../contracts.ts";
import type { BillTerms } from "../model/bill-terms.ts";
import { BILL_STATES, type BillState, wordOf } from "../model/states.ts";
import { termsFrom } from "../model/terms-from.ts";

/** A bill as it was drawn, and its state now. */
export interface ListedBill {
  readonly bill: string;
  readonly state: BillState;
  readonly terms: BillTerms;
}

/**
 * Every bill, in the order in which they were drawn. From a source, those whose terms it tells who asks.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listBills } from "tallystick/bills";
 *
 * for (const { bill, state } of await listBills(client)) console.log(bill, state);
 */
export async function listBills(client: Client, { source }: FromSource = {}): Promise<ListedBill[]> {
  if (source) {
    const lines = await linesOf(queryBills, source, {});
    return lines.flatMap(({ bill, state, terms }) =>
      terms === null ? [] : [{ bill, state, terms: { ...terms, amount: BigInt(terms.amount) } }],
    );
  }
  const contract = billsContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Bills", "bills");
  const listed: ListedBill[] = [];
  for await (const { args } of queryEvents(client, contract, contract.filters.BillDrawn(), { fromBlock })) {
    const { state } = await rpc(() => contract.billOf(args.bill));
    listed.push({ bill: args.bill, state: wordOf(BILL_STATES, state), terms: termsFrom(args.terms) });
  }
  return listed;
}
