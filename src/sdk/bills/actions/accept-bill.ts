import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { billsContract } from "../contracts.ts";
import { type BillTerms, toBillStruct } from "../model/bill-terms.ts";

export interface AcceptBillParameters extends WriteOptions {
  /** Everything that is written on it. */
  readonly terms: BillTerms;
  /** The acceptor writes that it is not transferable, as it was signed. @default false */
  readonly notTransferable?: boolean;
  /** It accepts under a condition, as it was signed: then it has refused. @default false */
  readonly conditional?: boolean;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signBillAct`. */
  readonly approval: DualApproval;
}

export interface AcceptBillReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Accepts a bill: the payee has it from then on. Anybody: the signatures of two people of the acceptor decide. Under a condition it is refused.
 *
 * @throws `Bills_WrongState`, `Bills_NotParty`, `Bills_TooLate`; `Limits_Exceeded`; `Fingerprints_WrongState`, `Fingerprints_NotHolder`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { acceptBill } from "tallystick/bills";
 *
 * const sent = await acceptBill(client, { terms: billTerms, deadline: 1_893_456_000, approval });
 */
export async function acceptBill(client: Client, parameters: AcceptBillParameters): Promise<SentTransaction> {
  const { terms, notTransferable, conditional, deadline, approval, ...options } = parameters;
  const args = [
    toBillStruct(terms),
    notTransferable === true,
    conditional === true,
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, billsContract(client), "accept", args, options);
}

/** As `acceptBill`; waits until it is mined. */
export async function acceptBillAndWait(
  client: Client,
  parameters: AcceptBillParameters,
): Promise<AcceptBillReturnType> {
  const receipt = await waitMined(client, await acceptBill(client, parameters));
  return { receipt };
}
