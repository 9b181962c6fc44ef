import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { billsContract } from "../contracts.ts";
import { type BillTerms, toBillStruct } from "../model/bill-terms.ts";

export interface WithdrawBillParameters extends WriteOptions {
  /** Everything that is written on it. */
  readonly terms: BillTerms;
}

export interface WithdrawBillReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Takes back a bill that is not accepted. MAKER of the drawer.
 *
 * @throws `Bills_WrongState`, `Bills_NotParty`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { withdrawBill } from "tallystick/bills";
 *
 * const sent = await withdrawBill(client, { terms: billTerms });
 */
export async function withdrawBill(client: Client, parameters: WithdrawBillParameters): Promise<SentTransaction> {
  const { terms, ...options } = parameters;
  const args = [toBillStruct(terms)] as const;
  return write(client, billsContract(client), "withdraw", args, options);
}

/** As `withdrawBill`; waits until it is mined. */
export async function withdrawBillAndWait(
  client: Client,
  parameters: WithdrawBillParameters,
): Promise<WithdrawBillReturnType> {
  const receipt = await waitMined(client, await withdrawBill(client, parameters));
  return { receipt };
}
