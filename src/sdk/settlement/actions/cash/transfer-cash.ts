import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { cashContract } from "../../contracts.ts";
import { checkAmount } from "../../model/amount.ts";

export interface TransferCashParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly to: string;
  readonly amount: bigint;
}

export interface TransferCashReturnType {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays a member from the sender's account. MAKER, also while its organisation is restricted; under dual control by a deal instead.
 *
 * @throws `ERC20InsufficientBalance`, `Cash_NotHolder`; `Holders_TwoHandsNeeded`; `Members_*` when the sender may not;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { transferCash } from "tallystick/settlement";
 *
 * const sent = await transferCash(client, { cash, to: account, amount: 50_000_00n });
 */
export async function transferCash(client: Client, parameters: TransferCashParameters): Promise<SentTransaction> {
  const { cash, to, amount, ...options } = parameters;
  const contract = cashContract(client, checkAddress("cash", cash));
  return write(client, contract, "transfer", [checkAddress("to", to), checkAmount("amount", amount)], options);
}

/** As `transferCash`; waits until it is mined. */
export async function transferCashAndWait(
  client: Client,
  parameters: TransferCashParameters,
): Promise<TransferCashReturnType> {
  const receipt = await waitMined(client, await transferCash(client, parameters));
  const contract = cashContract(client, checkAddress("cash", parameters.cash));
  const { from, to, value } = eventOf(contract, receipt, "Transfer").args;
  return { from, to, amount: value, receipt };
}
