import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkUint256 } from "../../settlement/model/amount.ts";
import { billsContract } from "../contracts.ts";

export interface RefuseBillPaymentParameters extends WriteOptions {
  /** Its id in the ledger. */
  readonly lot: bigint;
  /** Code or hash of why, as it was signed. */
  readonly reason: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signBillAct`. */
  readonly approval: DualApproval;
}

export interface RefuseBillPaymentReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Refuses to pay a lot that was presented. Anybody: the signatures of two people of the acceptor decide.
 *
 * @throws `BillClaims_UnknownLot`, `BillClaims_WrongState`, `BillClaims_NotParty`, `BillClaims_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { refuseBillPayment } from "tallystick/bills";
 *
 * const sent = await refuseBillPayment(client, { lot, reason, deadline: 1_893_456_000, approval });
 */
export async function refuseBillPayment(
  client: Client,
  parameters: RefuseBillPaymentParameters,
): Promise<SentTransaction> {
  const { lot, reason, deadline, approval, ...options } = parameters;
  const args = [
    checkUint256("lot", lot),
    checkBytes32("reason", reason),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, billsContract(client), "refusePayment", args, options);
}

/** As `refuseBillPayment`; waits until it is mined. */
export async function refuseBillPaymentAndWait(
  client: Client,
  parameters: RefuseBillPaymentParameters,
): Promise<RefuseBillPaymentReturnType> {
  const receipt = await waitMined(client, await refuseBillPayment(client, parameters));
  return { receipt };
}
