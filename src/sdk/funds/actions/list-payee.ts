import type { TransactionReceipt } from "ethers";
import { checkAddress, checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { purposeAccountsContract } from "../contracts.ts";

export interface ListPayeeParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
  /** The account. */
  readonly payee: string;
  /** False: it is taken from the list. */
  readonly listed: boolean;
  /** One more than the side's last act: see `getFacility`. */
  readonly number: number;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signFundAct`. */
  readonly approval: DualApproval;
}

export interface ListPayeeReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Lists an account as payee, or takes it from the list. Anybody: the signatures of two people of the lender decide.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotParty`, `Facilities_TooLate`, `Facilities_WrongNumber`, `PurposePayments_PayeeInvalid`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { listPayee } from "tallystick/funds";
 *
 * const sent = await listPayee(client, { facility, payee: account, listed: true, number: 1, deadline: 1_893_456_000, approval });
 */
export async function listPayee(client: Client, parameters: ListPayeeParameters): Promise<SentTransaction> {
  const { facility, payee, listed, number, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("facility", facility),
    checkAddress("payee", payee),
    listed,
    checkNumber("number", number),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, purposeAccountsContract(client), "listPayee", args, options);
}

/** As `listPayee`; waits until it is mined. */
export async function listPayeeAndWait(client: Client, parameters: ListPayeeParameters): Promise<ListPayeeReturnType> {
  const receipt = await waitMined(client, await listPayee(client, parameters));
  return { receipt };
}
