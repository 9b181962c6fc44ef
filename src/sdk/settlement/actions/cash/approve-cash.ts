import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { cashContract } from "../../contracts.ts";
import { checkUint256 } from "../../model/amount.ts";

export interface ApproveCashParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  /** Who may take it, such as the ledger, to pay a debt. */
  readonly spender: string;
  /** How much from now on; 0 for nothing more. */
  readonly amount: bigint;
}

/**
 * Lets another account or contract take of the sender's money, by `transferFrom`.
 *
 * @throws `CONTRACT_MISSING`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { approveCash } from "tallystick/settlement";
 *
 * const sent = await approveCash(client, { cash, spender: account, amount: 50_000_00n });
 */
export async function approveCash(client: Client, parameters: ApproveCashParameters): Promise<SentTransaction> {
  const { cash, spender, amount, ...options } = parameters;
  const contract = cashContract(client, checkAddress("cash", cash));
  const args = [checkAddress("spender", spender), checkUint256("amount", amount)] as const;
  return write(client, contract, "approve", args, options);
}

/** As `approveCash`; waits until it is mined. */
export async function approveCashAndWait(
  client: Client,
  parameters: ApproveCashParameters,
): Promise<TransactionReceipt> {
  return waitMined(client, await approveCash(client, parameters));
}
