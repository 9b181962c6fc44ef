import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkAddress } from "../../core/check.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { checkNumber } from "../../core/whole.ts";
import { clearingContract } from "../contracts.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";

export interface RepayClearingClaimParameters extends WriteOptions {
  /** Address of the cash contract. */
  readonly cash: string;
  /** Whose share of the fund paid. */
  readonly creditor: number;
  readonly amount: bigint;
}

export interface RepayClearingClaimReturnType {
  readonly debtor: number;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays what the sender's organisation owes a member whose share of the fund paid for it; it goes back into that share. Under dual control by
 * a leg of a deal to the contract with id `creditor * 256 + 3`.
 *
 * @throws `Clearing_ClaimExceeded`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `Holders_TwoHandsNeeded`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { repayClearingClaim } from "tallystick/clearing";
 *
 * const sent = await repayClearingClaim(client, { cash, creditor: 5, amount: 4_000_00n });
 */
export async function repayClearingClaim(
  client: Client,
  parameters: RepayClearingClaimParameters,
): Promise<SentTransaction> {
  const { cash, creditor, amount, ...options } = parameters;
  const bank = checkNumber("creditor", creditor);
  const args = [checkAddress("cash", cash), bank, checkAmount("amount", amount)] as const;
  return write(client, clearingContract(client), "repay", args, options);
}

/** As `repayClearingClaim`; waits until it is mined. */
export async function repayClearingClaimAndWait(
  client: Client,
  parameters: RepayClearingClaimParameters,
): Promise<RepayClearingClaimReturnType> {
  const receipt = await waitMined(client, await repayClearingClaim(client, parameters));
  const { debtor, amount } = eventOf(clearingContract(client), receipt, "ClaimPaid").args;
  return { debtor: Number(debtor), amount, receipt };
}
