import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { UINT64 } from "../model/limits.ts";

export interface GiveBackUnspentParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
  /** In minor units of the cash. */
  readonly amount: bigint;
  /** One more than the side's last act: see `getFacility`. */
  readonly number: number;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signFundAct`. */
  readonly approval: DualApproval;
}

export interface GiveBackUnspentReturnType {
  /** What of it went to the lender; the rest is the borrower's. */
  readonly principal: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Gives back what is unspent and not asked for. Anybody: the signatures of two people of the borrower decide.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotParty`, `Facilities_TooLate`, `Facilities_WrongNumber`, `Facilities_UnspentExceeded`, `Facilities_AmountZero`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { giveBackUnspent } from "tallystick/funds";
 *
 * const sent = await giveBackUnspent(client, { facility, amount: 5_000_00n, number: 1, deadline: 1_893_456_000, approval });
 */
export async function giveBackUnspent(client: Client, parameters: GiveBackUnspentParameters): Promise<SentTransaction> {
  const { facility, amount, number, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("facility", facility),
    checkAmount("amount", amount, 1n, UINT64),
    checkNumber("number", number),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, purposeAccountsContract(client), "giveBack", args, options);
}

/** As `giveBackUnspent`; waits until it is mined. */
export async function giveBackUnspentAndWait(
  client: Client,
  parameters: GiveBackUnspentParameters,
): Promise<GiveBackUnspentReturnType> {
  const receipt = await waitMined(client, await giveBackUnspent(client, parameters));
  const { principal } = eventOf(purposeAccountsContract(client), receipt, "UnspentReturned").args;
  return { principal, receipt };
}
