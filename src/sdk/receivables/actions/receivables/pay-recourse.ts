import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkAmount } from "../../../settlement/model/amount.ts";
import { receivablesContract } from "../../contracts.ts";

export interface PayRecourseParameters extends WriteOptions {
  /** The sale's id: see `saleId`. */
  readonly sale: string;
  readonly amount: bigint;
}

export interface PayRecourseReturnType {
  readonly sale: string;
  readonly payer: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays what a seller owes under recourse, from the sender, which has approved the contract (`approveCash`). The buyer gets the cash, and the
 * seller as many units. Anybody; a leg of a deal that pays cash to the contract with the sale's id as its own does the same.
 *
 * @throws `Recourses_NotOpen`, `Recourses_MoreThanOwed`, `Recourses_CashShort`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { payRecourse } from "tallystick/receivables";
 *
 * const sent = await payRecourse(client, { sale: key, amount: 5_000_00n });
 */
export async function payRecourse(client: Client, parameters: PayRecourseParameters): Promise<SentTransaction> {
  const { sale, amount, ...options } = parameters;
  const args = [checkBytes32("sale", sale), checkAmount("amount", amount)] as const;
  return write(client, receivablesContract(client), "payRecourse", args, options);
}

/** As `payRecourse`; waits until it is mined. */
export async function payRecourseAndWait(
  client: Client,
  parameters: PayRecourseParameters,
): Promise<PayRecourseReturnType> {
  const receipt = await waitMined(client, await payRecourse(client, parameters));
  const { sale, payer, amount } = eventOf(receivablesContract(client), receipt, "RecoursePaid").args;
  return { sale, payer, amount, receipt };
}
