import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { dateText } from "../../settlement/model/dates.ts";
import { billsContract } from "../contracts.ts";
import type { BillTerms } from "../model/bill-terms.ts";
import { findBill } from "../model/find-bill.ts";
import { BILL_STATES, type BillState, wordOf } from "../model/states.ts";

export interface GetBillParameters {
  /** The bill's id. */
  readonly bill: string;
}

/** A bill as it stands now. */
export interface BillOnChain {
  readonly bill: string;
  readonly state: BillState;
  readonly terms: BillTerms;
  /** Last second in which it is accepted. */
  readonly acceptBy: number;
  /** Of an accepted bill: the ledger's id of the lot as it was issued, and the last day of presentation; null of others. */
  readonly lot: bigint | null;
  readonly lastDay: string | null;
  /** What of the amount is owed still. */
  readonly open: bigint;
}

/**
 * Reads a bill as it stands now. What is written on it is from the event that told it.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getBill } from "tallystick/bills";
 *
 * const { state, open } = await getBill(client, { bill });
 * console.log(state, open);
 */
export async function getBill(client: Client, parameters: GetBillParameters): Promise<BillOnChain> {
  const bill = checkBytes32("bill", parameters.bill);
  const contract = billsContract(client);
  const terms = await findBill(client, bill);
  const [read, lot] = await Promise.all([rpc(() => contract.billOf(bill)), rpc(() => contract.lotIdOf(bill, 0))]);
  const state = wordOf(BILL_STATES, read.state);
  const accepted = state === "Accepted" || state === "Closed";
  return {
    bill,
    state,
    terms,
    acceptBy: Number(read.acceptBy),
    lot: accepted ? lot : null,
    lastDay: accepted ? dateText(Number(read.lastDay)) : null,
    open: read.open,
  };
}
