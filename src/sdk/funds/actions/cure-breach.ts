import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { purposeAccountsContract } from "../contracts.ts";

export interface CureBreachParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
  /** One more than the side's last act: see `getFacility`. */
  readonly number: number;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signFundAct`. */
  readonly approval: DualApproval;
}

export interface CureBreachReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Says that a breach is mended. Anybody: the signatures of two people of the lender decide.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotParty`, `Facilities_TooLate`, `Facilities_WrongNumber`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { cureBreach } from "tallystick/funds";
 *
 * const sent = await cureBreach(client, { facility, number: 1, deadline: 1_893_456_000, approval });
 */
export async function cureBreach(client: Client, parameters: CureBreachParameters): Promise<SentTransaction> {
  const { facility, number, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("facility", facility),
    checkNumber("number", number),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, purposeAccountsContract(client), "cure", args, options);
}

/** As `cureBreach`; waits until it is mined. */
export async function cureBreachAndWait(
  client: Client,
  parameters: CureBreachParameters,
): Promise<CureBreachReturnType> {
  const receipt = await waitMined(client, await cureBreach(client, parameters));
  return { receipt };
}
