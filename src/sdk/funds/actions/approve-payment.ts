import type { TransactionReceipt } from "ethers";
import { checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type PaymentRequest, toRequestStruct } from "../model/payment-request.ts";

export interface ApprovePaymentParameters extends WriteOptions {
  /** All that is asked for: see `getPayment`. */
  readonly request: PaymentRequest;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signFundAct`. */
  readonly approval: DualApproval;
}

export interface ApprovePaymentReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Pays what was requested. Anybody: the signatures of two people of the lender decide.
 *
 * @throws `PurposePayments_WrongState`, `PurposePayments_TooLate`, `PurposePayments_NotParty`, `PurposePayments_NotListed`, `PurposePayments_PayeeInvalid`; `Facilities_WrongState`, `Facilities_EvidenceMissing`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { approvePayment } from "tallystick/funds";
 *
 * const sent = await approvePayment(client, { request: paymentRequest, deadline: 1_893_456_000, approval });
 */
export async function approvePayment(client: Client, parameters: ApprovePaymentParameters): Promise<SentTransaction> {
  const { request, deadline, approval, ...options } = parameters;
  const args = [toRequestStruct(request), checkTime("deadline", deadline), checkDualApproval(approval)] as const;
  return write(client, purposeAccountsContract(client), "approve", args, options);
}

/** As `approvePayment`; waits until it is mined. */
export async function approvePaymentAndWait(
  client: Client,
  parameters: ApprovePaymentParameters,
): Promise<ApprovePaymentReturnType> {
  const receipt = await waitMined(client, await approvePayment(client, parameters));
  return { receipt };
}
