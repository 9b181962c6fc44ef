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
  /** Units that the seller takes back. */
  readonly amount: bigint;
}

export interface PayRecourseReturnType {
  readonly sale: string;
  readonly payer: string;
  readonly amount: bigint;
  /** What was paid for them: see `getRecoursePrice`. */
  readonly price: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays for units what a seller owes under recourse, with the late interest on them, from the sender, which has approved the contract (`approveCash`)
 * for `getRecoursePrice`. The buyer gets the cash, and the seller the units. Anybody; a leg of a deal that pays cash to the contract with the
 * sale's id as its own does the same, for as many units as the cash is enough for.
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
  const { sale, payer, amount, price } = eventOf(receivablesContract(client), receipt, "RecoursePaid").args;
  return { sale, payer, amount, price, receipt };
}
