import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type PaymentRequest, toRequestStruct } from "../model/payment-request.ts";

export interface RefusePaymentParameters extends WriteOptions {
  /** All that is asked for: see `getPayment`. */
  readonly request: PaymentRequest;
  /** Code or hash of why. */
  readonly reason: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signFundAct`. */
  readonly approval: DualApproval;
}

export interface RefusePaymentReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Refuses what was requested: money, line and documents are free again. Anybody: the signatures of two people of the lender decide.
 *
 * @throws `PurposePayments_WrongState`, `PurposePayments_TooLate`, `PurposePayments_NotParty`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { refusePayment } from "tallystick/funds";
 *
 * const sent = await refusePayment(client, { request: paymentRequest, reason, deadline: 1_893_456_000, approval });
 */
export async function refusePayment(client: Client, parameters: RefusePaymentParameters): Promise<SentTransaction> {
  const { request, reason, deadline, approval, ...options } = parameters;
  const args = [
    toRequestStruct(request),
    checkBytes32("reason", reason),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, purposeAccountsContract(client), "refuse", args, options);
}

/** As `refusePayment`; waits until it is mined. */
export async function refusePaymentAndWait(
  client: Client,
  parameters: RefusePaymentParameters,
): Promise<RefusePaymentReturnType> {
  const receipt = await waitMined(client, await refusePayment(client, parameters));
  return { receipt };
}
