import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, indexIn, toCreditStruct } from "../model/credit-terms.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";
import { DOCUMENT_DISPOSITIONS, type DocumentDisposition } from "../model/states.ts";

export interface RefuseDocumentsParameters extends WriteOptions {
  /** Those under which it is presented. */
  readonly terms: CreditTerms;
  /** What was presented. */
  readonly drawing: Drawing;
  /** Salted hashes of what is wrong, each. */
  readonly discrepancies: readonly string[];
  /** What becomes of the documents. */
  readonly disposition: DocumentDisposition;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface RefuseDocumentsReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Refuses documents, once, with all discrepancies. Anybody: the signatures of two people of the bank that examines decide.
 *
 * @throws `Presentations_Precluded`, `Presentations_DispositionInvalid`, `Presentations_NoDiscrepancies`, `Presentations_WrongState`; `Credits_NotParty`, `Credits_OtherTerms`, `Credits_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { id } from "ethers";
 * import { refuseDocuments } from "tallystick/credits";
 *
 * const sent = await refuseDocuments(client, { terms: creditTerms, drawing, discrepancies: [id("weight differs")], disposition: "HoldForWaiver", deadline: 1_893_456_000, approval });
 */
export async function refuseDocuments(client: Client, parameters: RefuseDocumentsParameters): Promise<SentTransaction> {
  const { terms, drawing, discrepancies, disposition, deadline, approval, ...options } = parameters;
  const args = [
    toCreditStruct(terms),
    toDrawingStruct(drawing),
    discrepancies.map((each, i) => checkBytes32(`discrepancies[${i}]`, each)),
    indexIn("disposition", DOCUMENT_DISPOSITIONS, disposition),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "refuse", args, options);
}

/** As `refuseDocuments`; waits until it is mined. */
export async function refuseDocumentsAndWait(
  client: Client,
  parameters: RefuseDocumentsParameters,
): Promise<RefuseDocumentsReturnType> {
  const receipt = await waitMined(client, await refuseDocuments(client, parameters));
  return { receipt };
}
