import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type PaymentRequest, toRequestStruct } from "../model/payment-request.ts";

export interface GiveBackPaymentParameters extends WriteOptions {
  /** All that is asked for: see `getPayment`. */
  readonly request: PaymentRequest;
}

export interface GiveBackPaymentReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Gives a payment back: the line of the budget and the documents are free again. MAKER of the payee, whose account approved the contract for the cash. Of one whose money a leg of a deal has brought: anybody.
 *
 * @throws `PurposePayments_WrongState`, `PurposePayments_NotParty`, `PurposePayments_OtherAmount`; `Facilities_WrongState`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { giveBackPayment } from "tallystick/funds";
 *
 * const sent = await giveBackPayment(client, { request: paymentRequest });
 */
export async function giveBackPayment(client: Client, parameters: GiveBackPaymentParameters): Promise<SentTransaction> {
  const { request, ...options } = parameters;
  const args = [toRequestStruct(request)] as const;
  return write(client, purposeAccountsContract(client), "bounce", args, options);
}

/** As `giveBackPayment`; waits until it is mined. */
export async function giveBackPaymentAndWait(
  client: Client,
  parameters: GiveBackPaymentParameters,
): Promise<GiveBackPaymentReturnType> {
  const receipt = await waitMined(client, await giveBackPayment(client, parameters));
  return { receipt };
}
