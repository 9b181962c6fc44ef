import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface ReturnDocumentsParameters extends WriteOptions {
  /** What was presented. */
  readonly drawing: Drawing;
}

export interface ReturnDocumentsReturnType {
  readonly presentation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Refused documents go back. MAKER of the bank that holds them, or of whom it holds them for.
 *
 * @throws `Presentations_WrongState`, `Presentations_NotHolder`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { returnDocuments } from "tallystick/credits";
 *
 * const sent = await returnDocuments(client, { drawing });
 */
export async function returnDocuments(client: Client, parameters: ReturnDocumentsParameters): Promise<SentTransaction> {
  const { drawing, ...options } = parameters;
  const args = [toDrawingStruct(drawing)] as const;
  return write(client, lettersOfCreditContract(client), "returnDocuments", args, options);
}

/** As `returnDocuments`; waits until it is mined. */
export async function returnDocumentsAndWait(
  client: Client,
  parameters: ReturnDocumentsParameters,
): Promise<ReturnDocumentsReturnType> {
  const receipt = await waitMined(client, await returnDocuments(client, parameters));
  const { presentation } = eventOf(lettersOfCreditContract(client), receipt, "DocumentsReturned").args;
  return { presentation, receipt };
}
