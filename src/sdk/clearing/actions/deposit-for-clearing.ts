import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { POTS, type Pot } from "../model/states.ts";
import { checkAddress } from "../../core/check.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { clearingContract } from "../contracts.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";

export interface DepositForClearingParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly pot: Pot;
  readonly amount: bigint;
}

export interface DepositForClearingReturnType {
  readonly bank: number;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays into the collateral of the sender's organisation, or into its share of the guarantee fund; the sender has approved the contract for it
 * (`approveCash`). Under dual control by a leg of a deal to the contract: with id 1 for collateral, 2 for the fund.
 *
 * @throws `Clearing_NotCash`, `Clearing_NoMember`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `Holders_TwoHandsNeeded`;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { depositForClearing } from "tallystick/clearing";
 *
 * const sent = await depositForClearing(client, { cash, pot: "Collateral", amount: 1_000_000_00n });
 */
export async function depositForClearing(
  client: Client,
  parameters: DepositForClearingParameters,
): Promise<SentTransaction> {
  const { cash, pot, amount, ...options } = parameters;
  const args = [checkAddress("cash", cash), POTS.indexOf(pot), checkAmount("amount", amount)] as const;
  return write(client, clearingContract(client), "deposit", args, options);
}

/** As `depositForClearing`; waits until it is mined. */
export async function depositForClearingAndWait(
  client: Client,
  parameters: DepositForClearingParameters,
): Promise<DepositForClearingReturnType> {
  const receipt = await waitMined(client, await depositForClearing(client, parameters));
  const { bank, amount } = eventOf(clearingContract(client), receipt, "Deposited").args;
  return { bank: Number(bank), amount, receipt };
}
