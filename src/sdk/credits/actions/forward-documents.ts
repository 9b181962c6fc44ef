import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface ForwardDocumentsParameters extends WriteOptions {
  /** Those under which it is presented. */
  readonly terms: CreditTerms;
  /** What was presented. */
  readonly drawing: Drawing;
}

export interface ForwardDocumentsReturnType {
  readonly presentation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * The confirmer sends the issuer what it accepted: the issuer's clock runs. MAKER of the confirmer; anybody once it did not honour on its day.
 *
 * @throws `Presentations_NotForwardable`; `Credits_NotParty`, `Credits_OtherTerms`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { forwardDocuments } from "tallystick/credits";
 *
 * const sent = await forwardDocuments(client, { terms: creditTerms, drawing });
 */
export async function forwardDocuments(
  client: Client,
  parameters: ForwardDocumentsParameters,
): Promise<SentTransaction> {
  const { terms, drawing, ...options } = parameters;
  const args = [toCreditStruct(terms), toDrawingStruct(drawing)] as const;
  return write(client, lettersOfCreditContract(client), "forward", args, options);
}

/** As `forwardDocuments`; waits until it is mined. */
export async function forwardDocumentsAndWait(
  client: Client,
  parameters: ForwardDocumentsParameters,
): Promise<ForwardDocumentsReturnType> {
  const receipt = await waitMined(client, await forwardDocuments(client, parameters));
  const { presentation } = eventOf(lettersOfCreditContract(client), receipt, "DocumentsForwarded").args;
  return { presentation, receipt };
}
