import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type PaymentRequest, toRequestStruct } from "../model/payment-request.ts";

export interface LapsePaymentParameters extends WriteOptions {
  /** All that is asked for: see `getPayment`. */
  readonly request: PaymentRequest;
}

export interface LapsePaymentReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Ends a request that the lender did not answer, or that the facility's acceleration has overtaken. Anybody.
 *
 * @throws `PurposePayments_WrongState`, `PurposePayments_NotLapsed`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { lapsePayment } from "tallystick/funds";
 *
 * const sent = await lapsePayment(client, { request: paymentRequest });
 */
export async function lapsePayment(client: Client, parameters: LapsePaymentParameters): Promise<SentTransaction> {
  const { request, ...options } = parameters;
  const args = [toRequestStruct(request)] as const;
  return write(client, purposeAccountsContract(client), "lapse", args, options);
}

/** As `lapsePayment`; waits until it is mined. */
export async function lapsePaymentAndWait(
  client: Client,
  parameters: LapsePaymentParameters,
): Promise<LapsePaymentReturnType> {
  const receipt = await waitMined(client, await lapsePayment(client, parameters));
  return { receipt };
}
