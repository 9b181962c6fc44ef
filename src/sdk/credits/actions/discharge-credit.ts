import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { lettersOfCreditContract } from "../contracts.ts";

export interface DischargeCreditParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** What it owes, as it was signed. */
  readonly owed: bigint;
  /** In minor units. */
  readonly amount: bigint;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface DischargeCreditReturnType {
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Says that the issuer got what the applicant owes in another way. Anybody: the signatures of two people of the issuer decide.
 *
 * @throws `Credits_NotParty`, `Credits_OtherDebt`, `Credits_MoreThanOwed`, `Credits_AmountZero`, `Credits_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { dischargeCredit } from "tallystick/credits";
 *
 * const sent = await dischargeCredit(client, { credit, owed: 700_00n, amount: 500_00n, deadline: 1_893_456_000, approval });
 */
export async function dischargeCredit(client: Client, parameters: DischargeCreditParameters): Promise<SentTransaction> {
  const { credit, owed, amount, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("credit", credit),
    checkAmount("owed", owed),
    checkAmount("amount", amount),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "discharge", args, options);
}

/** As `dischargeCredit`; waits until it is mined. */
export async function dischargeCreditAndWait(
  client: Client,
  parameters: DischargeCreditParameters,
): Promise<DischargeCreditReturnType> {
  const receipt = await waitMined(client, await dischargeCredit(client, parameters));
  const { amount } = eventOf(lettersOfCreditContract(client), receipt, "ApplicantPaid").args;
  return { amount, receipt };
}
