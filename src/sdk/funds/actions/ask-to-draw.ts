import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { UINT64 } from "../model/limits.ts";

export interface AskToDrawParameters extends WriteOptions {
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

export interface AskToDrawReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Asks to draw; an earlier question is replaced, by zero taken back. Anybody: the signatures of two people of the borrower decide.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotParty`, `Facilities_TooLate`, `Facilities_WrongNumber`, `Facilities_DrawExceeded`, `Facilities_EvidenceMissing`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { askToDraw } from "tallystick/funds";
 *
 * const sent = await askToDraw(client, { facility, amount: 1_000_000_00n, number: 1, deadline: 1_893_456_000, approval });
 */
export async function askToDraw(client: Client, parameters: AskToDrawParameters): Promise<SentTransaction> {
  const { facility, amount, number, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("facility", facility),
    checkAmount("amount", amount, 0n, UINT64),
    checkNumber("number", number),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, purposeAccountsContract(client), "askDraw", args, options);
}

/** As `askToDraw`; waits until it is mined. */
export async function askToDrawAndWait(client: Client, parameters: AskToDrawParameters): Promise<AskToDrawReturnType> {
  const receipt = await waitMined(client, await askToDraw(client, parameters));
  return { receipt };
}
