import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32 } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { lettersOfCreditContract } from "../contracts.ts";

export interface PayMarginParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** In minor units. */
  readonly amount: bigint;
}

export interface PayMarginReturnType {
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays margin for a credit that is applied for; the sender has approved the contract for it (`approveCash`). The applicant; under dual control by a leg of a deal to the
 * contract, with the credit's id as its own.
 *
 * @throws `Credits_WrongState`, `Credits_NotParty`, `Credits_Overdrawn`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { payMargin } from "tallystick/credits";
 *
 * const sent = await payMargin(client, { credit, amount: 300_000_00n });
 */
export async function payMargin(client: Client, parameters: PayMarginParameters): Promise<SentTransaction> {
  const { credit, amount, ...options } = parameters;
  const args = [checkBytes32("credit", credit), checkAmount("amount", amount)] as const;
  return write(client, lettersOfCreditContract(client), "payMargin", args, options);
}

/** As `payMargin`; waits until it is mined. */
export async function payMarginAndWait(client: Client, parameters: PayMarginParameters): Promise<PayMarginReturnType> {
  const receipt = await waitMined(client, await payMargin(client, parameters));
  const { amount } = eventOf(lettersOfCreditContract(client), receipt, "MarginPaid").args;
  return { amount, receipt };
}
