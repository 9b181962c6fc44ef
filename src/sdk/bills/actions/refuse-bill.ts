import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { billsContract } from "../contracts.ts";
import { type BillTerms, toBillStruct } from "../model/bill-terms.ts";

export interface RefuseBillParameters extends WriteOptions {
  /** Everything that is written on it. */
  readonly terms: BillTerms;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signBillAct`. */
  readonly approval: DualApproval;
}

export interface RefuseBillReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Refuses to accept a bill. Anybody: the signatures of two people of the acceptor decide.
 *
 * @throws `Bills_WrongState`, `Bills_NotParty`, `Bills_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { refuseBill } from "tallystick/bills";
 *
 * const sent = await refuseBill(client, { terms: billTerms, deadline: 1_893_456_000, approval });
 */
export async function refuseBill(client: Client, parameters: RefuseBillParameters): Promise<SentTransaction> {
  const { terms, deadline, approval, ...options } = parameters;
  const args = [toBillStruct(terms), checkTime("deadline", deadline), checkDualApproval(approval)] as const;
  return write(client, billsContract(client), "refuseAcceptance", args, options);
}

/** As `refuseBill`; waits until it is mined. */
export async function refuseBillAndWait(
  client: Client,
  parameters: RefuseBillParameters,
): Promise<RefuseBillReturnType> {
  const receipt = await waitMined(client, await refuseBill(client, parameters));
  return { receipt };
}
