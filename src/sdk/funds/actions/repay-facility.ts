import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { purposeAccountsContract } from "../contracts.ts";

export interface RepayFacilityParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
  /** In minor units of the cash. */
  readonly amount: bigint;
}

export interface RepayFacilityReturnType {
  readonly fee: bigint;
  readonly interest: bigint;
  readonly principal: bigint;
  readonly rest: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays back: the fee first, then interest, then principal; the rest goes to the borrower's account. MAKER of any organisation but the lender, whose account approved the contract for the cash.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotParty`, `Facilities_AmountZero`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { repayFacility } from "tallystick/funds";
 *
 * const sent = await repayFacility(client, { facility, amount: 1_000_000_00n });
 */
export async function repayFacility(client: Client, parameters: RepayFacilityParameters): Promise<SentTransaction> {
  const { facility, amount, ...options } = parameters;
  const args = [checkBytes32("facility", facility), checkAmount("amount", amount)] as const;
  return write(client, purposeAccountsContract(client), "repay", args, options);
}

/** As `repayFacility`; waits until it is mined. */
export async function repayFacilityAndWait(
  client: Client,
  parameters: RepayFacilityParameters,
): Promise<RepayFacilityReturnType> {
  const receipt = await waitMined(client, await repayFacility(client, parameters));
  const { fee, interest, principal, rest } = eventOf(purposeAccountsContract(client), receipt, "FacilityRepaid").args;
  return { fee, interest, principal, rest, receipt };
}
