import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { purposeAccountsContract } from "../contracts.ts";

export interface AccelerateFacilityParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
  /** One more than the side's last act: see `getFacility`. */
  readonly number: number;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signFundAct`. */
  readonly approval: DualApproval;
}

export interface AccelerateFacilityReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Accelerates a frozen facility: what is unspent goes back, and the lender's limit is suspended. Anybody: the signatures of two people of the lender decide.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotParty`, `Facilities_TooLate`, `Facilities_WrongNumber`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { accelerateFacility } from "tallystick/funds";
 *
 * const sent = await accelerateFacility(client, { facility, number: 1, deadline: 1_893_456_000, approval });
 */
export async function accelerateFacility(
  client: Client,
  parameters: AccelerateFacilityParameters,
): Promise<SentTransaction> {
  const { facility, number, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("facility", facility),
    checkNumber("number", number),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, purposeAccountsContract(client), "accelerate", args, options);
}

/** As `accelerateFacility`; waits until it is mined. */
export async function accelerateFacilityAndWait(
  client: Client,
  parameters: AccelerateFacilityParameters,
): Promise<AccelerateFacilityReturnType> {
  const receipt = await waitMined(client, await accelerateFacility(client, parameters));
  return { receipt };
}
