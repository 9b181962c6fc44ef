import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface AcceptDocumentsParameters extends WriteOptions {
  /** Those under which it is presented. */
  readonly terms: CreditTerms;
  /** What was presented. */
  readonly drawing: Drawing;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface AcceptDocumentsReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Accepts documents: the bank owes the beneficiary, or the issuer the confirmer, a claim in the ledger. Anybody: the signatures of two people
 * of the bank that examines decide.
 *
 * @throws `Presentations_WrongState`, `Presentations_DocumentsReturned`, `Presentations_NotWaived`; `Credits_NotParty`, `Credits_OtherTerms`, `Credits_Overdrawn`, `Credits_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { acceptDocuments } from "tallystick/credits";
 *
 * const sent = await acceptDocuments(client, { terms: creditTerms, drawing, deadline: 1_893_456_000, approval });
 */
export async function acceptDocuments(client: Client, parameters: AcceptDocumentsParameters): Promise<SentTransaction> {
  const { terms, drawing, deadline, approval, ...options } = parameters;
  const args = [
    toCreditStruct(terms),
    toDrawingStruct(drawing),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "accept", args, options);
}

/** As `acceptDocuments`; waits until it is mined. */
export async function acceptDocumentsAndWait(
  client: Client,
  parameters: AcceptDocumentsParameters,
): Promise<AcceptDocumentsReturnType> {
  const receipt = await waitMined(client, await acceptDocuments(client, parameters));
  return { receipt };
}
