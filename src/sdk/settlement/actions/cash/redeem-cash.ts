import type { TransactionReceipt } from "ethers";
import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { cashContract } from "../../contracts.ts";
import { checkAmount } from "../../model/amount.ts";

export interface RedeemCashParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly amount: bigint;
  /** The holder's own reference, 32 bytes. */
  readonly ref: string;
}

export interface RedeemCashReturnType {
  readonly holder: string;
  readonly amount: bigint;
  readonly ref: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Gives the sender's money back to the bank, which pays it out. MAKER, whatever the standing of its organisation.
 *
 * @throws `ERC20InsufficientBalance`; `Members_*` when the sender is no maker; `ARGUMENT_INVALID`.
 *
 * @example
 * import { redeemCash } from "tallystick/settlement";
 *
 * const sent = await redeemCash(client, { cash, amount: 50_000_00n, ref: uid });
 */
export async function redeemCash(client: Client, parameters: RedeemCashParameters): Promise<SentTransaction> {
  const { cash, amount, ref, ...options } = parameters;
  const contract = cashContract(client, checkAddress("cash", cash));
  return write(client, contract, "redeem", [checkAmount("amount", amount), checkBytes32("ref", ref)], options);
}

/** As `redeemCash`; waits until it is mined. */
export async function redeemCashAndWait(
  client: Client,
  parameters: RedeemCashParameters,
): Promise<RedeemCashReturnType> {
  const receipt = await waitMined(client, await redeemCash(client, parameters));
  const contract = cashContract(client, checkAddress("cash", parameters.cash));
  const { holder, amount, ref } = eventOf(contract, receipt, "CashRedeemed").args;
  return { holder, amount, ref, receipt };
}
