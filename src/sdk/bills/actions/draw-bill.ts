import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { billsContract } from "../contracts.ts";
import { type BillTerms, toBillStruct } from "../model/bill-terms.ts";

export interface DrawBillParameters extends WriteOptions {
  /** Everything that is written on it. */
  readonly terms: BillTerms;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signBillAct`. */
  readonly approval: DualApproval;
}

export interface DrawBillReturnType {
  readonly bill: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Draws a bill, on the day that it bears. Anybody: the signatures of two people of the drawer decide.
 *
 * @throws `Bills_WrongState`, `Bills_TermsInvalid`, `Bills_TenorExceeded`, `Bills_NotAcceptor`, `Bills_NotParty`, `Bills_TooLate`; `Fingerprints_Taken`; `BankCalendar_YearNotLoaded`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { drawBill } from "tallystick/bills";
 *
 * const sent = await drawBill(client, { terms: billTerms, deadline: 1_893_456_000, approval });
 */
export async function drawBill(client: Client, parameters: DrawBillParameters): Promise<SentTransaction> {
  const { terms, deadline, approval, ...options } = parameters;
  const args = [toBillStruct(terms), checkTime("deadline", deadline), checkDualApproval(approval)] as const;
  return write(client, billsContract(client), "draw", args, options);
}

/** As `drawBill`; waits until it is mined. */
export async function drawBillAndWait(client: Client, parameters: DrawBillParameters): Promise<DrawBillReturnType> {
  const receipt = await waitMined(client, await drawBill(client, parameters));
  const { bill } = eventOf(billsContract(client), receipt, "BillDrawn").args;
  return { bill, receipt };
}
