import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";

export interface ConfirmCreditParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** Name of the terms in force: see `creditId`. */
  readonly termsName: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface ConfirmCreditReturnType {
  readonly credit: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Confirms a credit. Anybody: the signatures of two people of the confirmer decide.
 *
 * @throws `Credits_WrongState`, `Credits_NotParty`, `Credits_OtherTerms`, `Credits_ConfirmedAlready`, `Credits_TooLate`; `Limits_Exceeded`, `Limits_NotSet`, `Limits_Suspended`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { confirmCredit, creditId } from "tallystick/credits";
 *
 * const sent = await confirmCredit(client, { credit, termsName: creditId(creditTerms), deadline: 1_893_456_000, approval });
 */
export async function confirmCredit(client: Client, parameters: ConfirmCreditParameters): Promise<SentTransaction> {
  const { credit, termsName, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("credit", credit),
    checkBytes32("termsName", termsName),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "confirm", args, options);
}

/** As `confirmCredit`; waits until it is mined. */
export async function confirmCreditAndWait(
  client: Client,
  parameters: ConfirmCreditParameters,
): Promise<ConfirmCreditReturnType> {
  const receipt = await waitMined(client, await confirmCredit(client, parameters));
  const { credit } = eventOf(lettersOfCreditContract(client), receipt, "CreditConfirmed").args;
  return { credit, receipt };
}
