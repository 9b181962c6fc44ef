import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { POTS, type Pot } from "../model/states.ts";
import { checkAddress } from "../../core/check.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { clearingContract } from "../contracts.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";

export interface WithdrawFromClearingParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly pot: Pot;
  readonly amount: bigint;
  /** An account of the same organisation. */
  readonly to: string;
}

export interface WithdrawFromClearingReturnType {
  readonly bank: number;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Takes out of a deposit what no cycle has put aside. MAKER, whatever the standing of the organisation.
 *
 * @throws `Clearing_DepositShort`, `Clearing_OtherAccount`, `Clearing_InDefault`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { withdrawFromClearing } from "tallystick/clearing";
 *
 * const sent = await withdrawFromClearing(client, { cash, pot: "Fund", amount: 50_000_00n, to: account });
 */
export async function withdrawFromClearing(
  client: Client,
  parameters: WithdrawFromClearingParameters,
): Promise<SentTransaction> {
  const { cash, pot, amount, to, ...options } = parameters;
  const [money, account] = [checkAddress("cash", cash), checkAddress("to", to)];
  const args = [money, POTS.indexOf(pot), checkAmount("amount", amount), account] as const;
  return write(client, clearingContract(client), "withdraw", args, options);
}

/** As `withdrawFromClearing`; waits until it is mined. */
export async function withdrawFromClearingAndWait(
  client: Client,
  parameters: WithdrawFromClearingParameters,
): Promise<WithdrawFromClearingReturnType> {
  const receipt = await waitMined(client, await withdrawFromClearing(client, parameters));
  const { bank, amount } = eventOf(clearingContract(client), receipt, "Withdrawn").args;
  return { bank: Number(bank), amount, receipt };
}
