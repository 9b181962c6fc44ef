import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { purposeAccountsContract } from "../contracts.ts";

export interface DeclareBreachParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
  /** Root of the salted documents that show it. */
  readonly evidence: string;
  /** One more than the side's last act: see `getFacility`. */
  readonly number: number;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signFundAct`. */
  readonly approval: DualApproval;
}

export interface DeclareBreachReturnType {
  /** Last second to cure it. */
  readonly cureUntil: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Says that something was broken. From then on nothing is drawn, and the lender's hands are needed for each payment. Anybody: the signatures of two people of the lender decide.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotParty`, `Facilities_TooLate`, `Facilities_WrongNumber`; `BankCalendar_YearNotLoaded`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { declareBreach } from "tallystick/funds";
 *
 * const sent = await declareBreach(client, { facility, evidence: root, number: 1, deadline: 1_893_456_000, approval });
 */
export async function declareBreach(client: Client, parameters: DeclareBreachParameters): Promise<SentTransaction> {
  const { facility, evidence, number, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("facility", facility),
    checkBytes32("evidence", evidence),
    checkNumber("number", number),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, purposeAccountsContract(client), "breach", args, options);
}

/** As `declareBreach`; waits until it is mined. */
export async function declareBreachAndWait(
  client: Client,
  parameters: DeclareBreachParameters,
): Promise<DeclareBreachReturnType> {
  const receipt = await waitMined(client, await declareBreach(client, parameters));
  const { cureUntil } = eventOf(purposeAccountsContract(client), receipt, "FacilityBreached").args;
  return { cureUntil: Number(cureUntil), receipt };
}
