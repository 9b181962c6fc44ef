import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";

export interface CancelCreditParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** Those in force. */
  readonly terms: CreditTerms;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people each of issuer, beneficiary, and the confirmer of a confirmed credit, in this order. */
  readonly approvals: readonly DualApproval[];
}

export interface CancelCreditReturnType {
  readonly released: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Cancels a credit. Anybody: the signatures of all parties decide.
 *
 * @throws `Credits_WrongState`, `Credits_OtherTerms`, `Credits_OpenPresentation`, `Credits_SignatureMissing`, `Credits_NotParty`, `Credits_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { cancelCredit } from "tallystick/credits";
 *
 * const sent = await cancelCredit(client, { credit, terms: creditTerms, deadline: 1_893_456_000, approvals: [approval, approval] });
 */
export async function cancelCredit(client: Client, parameters: CancelCreditParameters): Promise<SentTransaction> {
  const { credit, terms, deadline, approvals, ...options } = parameters;
  const args = [
    checkBytes32("credit", credit),
    toCreditStruct(terms),
    checkTime("deadline", deadline),
    approvals.map(checkDualApproval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "cancel", args, options);
}

/** As `cancelCredit`; waits until it is mined. */
export async function cancelCreditAndWait(
  client: Client,
  parameters: CancelCreditParameters,
): Promise<CancelCreditReturnType> {
  const receipt = await waitMined(client, await cancelCredit(client, parameters));
  const { released } = eventOf(lettersOfCreditContract(client), receipt, "CreditClosed").args;
  return { released, receipt };
}
