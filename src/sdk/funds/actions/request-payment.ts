import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type PaymentRequest, toRequestStruct } from "../model/payment-request.ts";

export interface RequestPaymentParameters extends WriteOptions {
  /** All that is asked for. */
  readonly request: PaymentRequest;
  /** By two people: see `signFundAct`. */
  readonly approval: DualApproval;
}

export interface RequestPaymentReturnType {
  /** The request's id. */
  readonly payment: string;
  /** By rule, at once. */
  readonly paid: boolean;
  /** Last second of the lender's answer. */
  readonly answerBy: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Requests a payment: by rule it is made at once, else it waits for the lender. Anybody: the signatures of two people of the borrower decide.
 *
 * @throws `PurposePayments_WrongState`, `PurposePayments_TooLate`, `PurposePayments_RequestInvalid`, `PurposePayments_BudgetExceeded`, `PurposePayments_NotListed`,
 * `PurposePayments_PayeeInvalid`, `PurposePayments_OwnPaymentForbidden`, `PurposePayments_OwnPaymentExceeded`; `Facilities_WrongState`, `Facilities_TooLate`,
 * `Facilities_NotParty`, `Facilities_EvidenceMissing`, `Facilities_UnspentExceeded`; `Fingerprints_Taken`, `Fingerprints_WrongState`; `Holders_BadSignature`,
 * `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { requestPayment } from "tallystick/funds";
 *
 * const sent = await requestPayment(client, { request: paymentRequest, approval });
 */
export async function requestPayment(client: Client, parameters: RequestPaymentParameters): Promise<SentTransaction> {
  const { request, approval, ...options } = parameters;
  const args = [toRequestStruct(request), checkDualApproval(approval)] as const;
  return write(client, purposeAccountsContract(client), "request", args, options);
}

/** As `requestPayment`; waits until it is mined. */
export async function requestPaymentAndWait(
  client: Client,
  parameters: RequestPaymentParameters,
): Promise<RequestPaymentReturnType> {
  const receipt = await waitMined(client, await requestPayment(client, parameters));
  const contract = purposeAccountsContract(client);
  const { request: payment, answerBy } = eventOf(contract, receipt, "PaymentRequested").args;
  const paid = eventsOf(contract, receipt, "PaymentMade").length > 0;
  return { payment, paid, answerBy: Number(answerBy), receipt };
}
