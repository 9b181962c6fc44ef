import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkBytes32 } from "../../core/check.ts";
import { clearingContract } from "../contracts.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";

export interface FundCycleParameters extends WriteOptions {
  /** The cycle's id. */
  readonly cycle: string;
}

export interface FundCycleReturnType {
  readonly bank: number;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays all that the sender's organisation owes in a cycle; the sender has approved the contract for it (`approveCash`). Whatever the standing
 * of the organisation; under dual control by a leg of a deal to the contract, with the cycle's id as its own, for exactly what is due.
 *
 * @throws `Clearing_NothingDue`, `Clearing_TooLate`, `Clearing_WrongState`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`;
 * `Holders_TwoHandsNeeded`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { fundCycle } from "tallystick/clearing";
 *
 * const sent = await fundCycle(client, { cycle });
 */
export async function fundCycle(client: Client, parameters: FundCycleParameters): Promise<SentTransaction> {
  const { cycle, ...options } = parameters;
  const args = [checkBytes32("cycle", cycle)] as const;
  return write(client, clearingContract(client), "fund", args, options);
}

/** As `fundCycle`; waits until it is mined. */
export async function fundCycleAndWait(client: Client, parameters: FundCycleParameters): Promise<FundCycleReturnType> {
  const receipt = await waitMined(client, await fundCycle(client, parameters));
  const { bank, amount } = eventOf(clearingContract(client), receipt, "CycleFunded").args;
  return { bank: Number(bank), amount, receipt };
}
