import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface PresentDocumentsParameters extends WriteOptions {
  /** Those under which it is presented. */
  readonly terms: CreditTerms;
  /** What was presented. */
  readonly drawing: Drawing;
}

export interface PresentDocumentsReturnType {
  readonly presentation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Presents documents: the bank's clock runs. MAKER of the beneficiary or of the nominated bank.
 *
 * @throws `Credits_WrongState`, `Credits_NotParty`, `Credits_OtherTerms`, `Credits_Overdrawn`, `Credits_PartialProhibited`; `Presentations_WrongState`, `Presentations_Expired`, `Presentations_AmountZero`, `Presentations_NotConfirmed`; `Fingerprints_Taken`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { presentDocuments } from "tallystick/credits";
 *
 * const sent = await presentDocuments(client, { terms: creditTerms, drawing });
 */
export async function presentDocuments(
  client: Client,
  parameters: PresentDocumentsParameters,
): Promise<SentTransaction> {
  const { terms, drawing, ...options } = parameters;
  const args = [toCreditStruct(terms), toDrawingStruct(drawing)] as const;
  return write(client, lettersOfCreditContract(client), "present", args, options);
}

/** As `presentDocuments`; waits until it is mined. */
export async function presentDocumentsAndWait(
  client: Client,
  parameters: PresentDocumentsParameters,
): Promise<PresentDocumentsReturnType> {
  const receipt = await waitMined(client, await presentDocuments(client, parameters));
  const { presentation } = eventOf(lettersOfCreditContract(client), receipt, "Presented").args;
  return { presentation, receipt };
}
