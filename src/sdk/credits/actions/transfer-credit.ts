import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";

export interface TransferCreditParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** Those in force. */
  readonly terms: CreditTerms;
  /** Those of the second beneficiary's credit. */
  readonly transferred: CreditTerms;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people of the beneficiary. */
  readonly beneficiary: DualApproval;
  /** By two people of the bank that transfers. */
  readonly bank: DualApproval;
}

export interface TransferCreditReturnType {
  readonly transferred: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Makes a part of a credit available to a second beneficiary. Anybody: the signatures decide.
 *
 * @throws `Credits_WrongState`, `Credits_OtherTerms`, `Credits_NotTransferable`, `Credits_SecondTransfer`, `Credits_TermNotAlterable`, `Credits_PartialProhibited`, `Credits_Overdrawn`, `Credits_NotParty`, `Credits_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { transferCredit } from "tallystick/credits";
 *
 * const sent = await transferCredit(client, { credit, terms: creditTerms, transferred, deadline: 1_893_456_000, beneficiary: approval, bank: approval });
 */
export async function transferCredit(client: Client, parameters: TransferCreditParameters): Promise<SentTransaction> {
  const { credit, terms, transferred, deadline, beneficiary, bank, ...options } = parameters;
  const args = [
    checkBytes32("credit", credit),
    toCreditStruct(terms),
    toCreditStruct(transferred),
    checkTime("deadline", deadline),
    checkDualApproval(beneficiary),
    checkDualApproval(bank),
  ] as const;
  return write(client, lettersOfCreditContract(client), "transfer", args, options);
}

/** As `transferCredit`; waits until it is mined. */
export async function transferCreditAndWait(
  client: Client,
  parameters: TransferCreditParameters,
): Promise<TransferCreditReturnType> {
  const receipt = await waitMined(client, await transferCredit(client, parameters));
  const { transferred } = eventOf(lettersOfCreditContract(client), receipt, "CreditTransferred").args;
  return { transferred, receipt };
}
