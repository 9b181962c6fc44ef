import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";

export interface AnswerAmendmentParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** Name of the amended terms: see `creditId`. */
  readonly amendment: string;
  /** The amendment, or it is rejected. */
  readonly accepts: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface AnswerAmendmentReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Accepts an amendment, or rejects it, for the beneficiary or the confirmer. Anybody: the signatures of two people decide. It is in force
 * once all have accepted.
 *
 * @throws `Credits_WrongState`, `Credits_AmendmentState`, `Credits_OtherTerms`, `Credits_BelowDrawn`, `Credits_NotParty`, `Credits_TooLate`; `Limits_Exceeded`, `Limits_NotSet`, `Limits_Suspended`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { answerAmendment } from "tallystick/credits";
 *
 * const sent = await answerAmendment(client, { credit, amendment, accepts: amendment, deadline: 1_893_456_000, approval });
 */
export async function answerAmendment(client: Client, parameters: AnswerAmendmentParameters): Promise<SentTransaction> {
  const { credit, amendment, accepts, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("credit", credit),
    checkBytes32("amendment", amendment),
    checkBytes32("accepts", accepts),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "answerAmendment", args, options);
}

/** As `answerAmendment`; waits until it is mined. */
export async function answerAmendmentAndWait(
  client: Client,
  parameters: AnswerAmendmentParameters,
): Promise<AnswerAmendmentReturnType> {
  const receipt = await waitMined(client, await answerAmendment(client, parameters));
  return { receipt };
}
