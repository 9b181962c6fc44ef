import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";

export interface AmendCreditParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** Those in force. */
  readonly former: CreditTerms;
  /** Those of the amendment, whole. */
  readonly terms: CreditTerms;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface AmendCreditReturnType {
  readonly credit: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Issues an amendment, by which the issuer is bound at once. Anybody: the signatures of two people of the issuer decide.
 *
 * @throws `Credits_WrongState`, `Credits_OtherTerms`, `Credits_AmendmentState`, `Credits_TermFixed`, `Credits_TermsInvalid`, `Credits_NotParty`, `Credits_TooLate`; `Limits_Exceeded`, `Limits_NotSet`, `Limits_Suspended`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { amendCredit } from "tallystick/credits";
 *
 * const sent = await amendCredit(client, { credit, former: creditTerms, terms: { ...creditTerms, expiry: "2027-07-31" }, deadline: 1_893_456_000, approval });
 */
export async function amendCredit(client: Client, parameters: AmendCreditParameters): Promise<SentTransaction> {
  const { credit, former, terms, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("credit", credit),
    toCreditStruct(former),
    toCreditStruct(terms),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "amend", args, options);
}

/** As `amendCredit`; waits until it is mined. */
export async function amendCreditAndWait(
  client: Client,
  parameters: AmendCreditParameters,
): Promise<AmendCreditReturnType> {
  const receipt = await waitMined(client, await amendCredit(client, parameters));
  const { credit } = eventOf(lettersOfCreditContract(client), receipt, "AmendmentIssued").args;
  return { credit, receipt };
}
