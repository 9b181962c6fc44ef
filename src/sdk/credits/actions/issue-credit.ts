import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";

export interface IssueCreditParameters extends WriteOptions {
  /** Those that were applied for. */
  readonly terms: CreditTerms;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface IssueCreditReturnType {
  readonly credit: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Issues a credit that was applied for: the bank owes from now on. Anybody: the signatures of two people of the issuer decide.
 *
 * @throws `Credits_WrongState`, `Credits_NotParty`, `Credits_MarginShort`, `Credits_TooLate`; `Limits_Exceeded`, `Limits_NotSet`, `Limits_Suspended`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { issueCredit } from "tallystick/credits";
 *
 * const sent = await issueCredit(client, { terms: creditTerms, deadline: 1_893_456_000, approval });
 */
export async function issueCredit(client: Client, parameters: IssueCreditParameters): Promise<SentTransaction> {
  const { terms, deadline, approval, ...options } = parameters;
  const args = [toCreditStruct(terms), checkTime("deadline", deadline), checkDualApproval(approval)] as const;
  return write(client, lettersOfCreditContract(client), "issue", args, options);
}

/** As `issueCredit`; waits until it is mined. */
export async function issueCreditAndWait(
  client: Client,
  parameters: IssueCreditParameters,
): Promise<IssueCreditReturnType> {
  const receipt = await waitMined(client, await issueCredit(client, parameters));
  const { credit } = eventOf(lettersOfCreditContract(client), receipt, "CreditIssued").args;
  return { credit, receipt };
}
