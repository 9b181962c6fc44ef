import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type PaymentRequest, toRequestStruct } from "../model/payment-request.ts";

export interface WithdrawPaymentParameters extends WriteOptions {
  /** All that is asked for: see `getPayment`. */
  readonly request: PaymentRequest;
}

export interface WithdrawPaymentReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Takes a request back. MAKER of the borrower.
 *
 * @throws `PurposePayments_WrongState`, `PurposePayments_NotParty`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { withdrawPayment } from "tallystick/funds";
 *
 * const sent = await withdrawPayment(client, { request: paymentRequest });
 */
export async function withdrawPayment(client: Client, parameters: WithdrawPaymentParameters): Promise<SentTransaction> {
  const { request, ...options } = parameters;
  const args = [toRequestStruct(request)] as const;
  return write(client, purposeAccountsContract(client), "withdraw", args, options);
}

/** As `withdrawPayment`; waits until it is mined. */
export async function withdrawPaymentAndWait(
  client: Client,
  parameters: WithdrawPaymentParameters,
): Promise<WithdrawPaymentReturnType> {
  const receipt = await waitMined(client, await withdrawPayment(client, parameters));
  return { receipt };
}
