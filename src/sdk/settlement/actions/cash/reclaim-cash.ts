import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { cashContract } from "../../contracts.ts";

export interface ReclaimCashParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  /** An account of the sender's organisation that ended. */
  readonly from: string;
  /** Another account of it. */
  readonly to: string;
}

export interface ReclaimCashReturnType {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Moves the money of an account that ended to another account of the organisation. ADMIN of it.
 *
 * @throws `Cash_AccountHonoured`, `Cash_OtherOrganisation`, `Cash_AmountZero`, `Cash_IsEscrow`; `Members_*` when the sender is no admin;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { reclaimCash } from "tallystick/settlement";
 *
 * const sent = await reclaimCash(client, { cash, from: former, to: account });
 */
export async function reclaimCash(client: Client, parameters: ReclaimCashParameters): Promise<SentTransaction> {
  const { cash, from, to, ...options } = parameters;
  const contract = cashContract(client, checkAddress("cash", cash));
  return write(client, contract, "reclaim", [checkAddress("from", from), checkAddress("to", to)], options);
}

/** As `reclaimCash`; waits until it is mined. */
export async function reclaimCashAndWait(
  client: Client,
  parameters: ReclaimCashParameters,
): Promise<ReclaimCashReturnType> {
  const receipt = await waitMined(client, await reclaimCash(client, parameters));
  const contract = cashContract(client, checkAddress("cash", parameters.cash));
  const { from, to, amount } = eventOf(contract, receipt, "CashReclaimed").args;
  return { from, to, amount, receipt };
}
