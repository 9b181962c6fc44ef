import type { TransactionReceipt } from "ethers";
import { checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface PresentUnderAmendmentParameters extends WriteOptions {
  /** Those under which it is presented. */
  readonly terms: CreditTerms;
  /** What was presented. */
  readonly drawing: Drawing;
  /** As the answer was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface PresentUnderAmendmentReturnType {
  readonly presentation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Presents documents under an open amendment, which the beneficiary so accepts (UCP 600 art. 10 c): two of its people sign the answer, see
 * `signCreditAct`. MAKER of the beneficiary or of the nominated bank.
 *
 * @throws `Credits_WrongState`, `Credits_AmendmentState`, `Credits_TooLate`, `Credits_NotParty`, `Credits_OtherTerms`, `Credits_Overdrawn`, `Credits_PartialProhibited`; `Presentations_*`; `Fingerprints_Taken`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { presentUnderAmendment } from "tallystick/credits";
 *
 * const sent = await presentUnderAmendment(client, { terms: creditTerms, drawing, deadline: 1_893_456_000, approval });
 */
export async function presentUnderAmendment(
  client: Client,
  parameters: PresentUnderAmendmentParameters,
): Promise<SentTransaction> {
  const { terms, drawing, deadline, approval, ...options } = parameters;
  const args = [
    toCreditStruct(terms),
    toDrawingStruct(drawing),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "presentAccepting", args, options);
}

/** As `presentUnderAmendment`; waits until it is mined. */
export async function presentUnderAmendmentAndWait(
  client: Client,
  parameters: PresentUnderAmendmentParameters,
): Promise<PresentUnderAmendmentReturnType> {
  const receipt = await waitMined(client, await presentUnderAmendment(client, parameters));
  const { presentation } = eventOf(lettersOfCreditContract(client), receipt, "Presented").args;
  return { presentation, receipt };
}
