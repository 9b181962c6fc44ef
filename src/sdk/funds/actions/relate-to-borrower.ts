import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { purposeAccountsContract } from "../contracts.ts";

export interface RelateToBorrowerParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
  /** Its number. */
  readonly org: number;
  /** One more than the side's last act: see `getFacility`. */
  readonly number: number;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signFundAct`. */
  readonly approval: DualApproval;
}

export interface RelateToBorrowerReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Says that an organisation is of the borrower's group. Anybody: the signatures of two people of the lender decide.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotParty`, `Facilities_TooLate`, `Facilities_WrongNumber`, `Facilities_RelationInvalid`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { relateToBorrower } from "tallystick/funds";
 *
 * const sent = await relateToBorrower(client, { facility, org: 7, number: 1, deadline: 1_893_456_000, approval });
 */
export async function relateToBorrower(
  client: Client,
  parameters: RelateToBorrowerParameters,
): Promise<SentTransaction> {
  const { facility, org, number, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("facility", facility),
    checkNumber("org", org),
    checkNumber("number", number),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, purposeAccountsContract(client), "relate", args, options);
}

/** As `relateToBorrower`; waits until it is mined. */
export async function relateToBorrowerAndWait(
  client: Client,
  parameters: RelateToBorrowerParameters,
): Promise<RelateToBorrowerReturnType> {
  const receipt = await waitMined(client, await relateToBorrower(client, parameters));
  return { receipt };
}
