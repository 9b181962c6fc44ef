import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface LapseReimbursementParameters extends WriteOptions {
  /** What was presented. */
  readonly drawing: Drawing;
}

export interface LapseReimbursementReturnType {
  readonly presentation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends what nobody asked the issuer to reimburse in three years: margin and limits are free. Anybody.
 *
 * @throws `Presentations_WrongState`, `Presentations_NoReimbursement`, `Presentations_NotLapsed`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { lapseReimbursement } from "tallystick/credits";
 *
 * const sent = await lapseReimbursement(client, { drawing });
 */
export async function lapseReimbursement(
  client: Client,
  parameters: LapseReimbursementParameters,
): Promise<SentTransaction> {
  const { drawing, ...options } = parameters;
  const args = [toDrawingStruct(drawing)] as const;
  return write(client, lettersOfCreditContract(client), "lapse", args, options);
}

/** As `lapseReimbursement`; waits until it is mined. */
export async function lapseReimbursementAndWait(
  client: Client,
  parameters: LapseReimbursementParameters,
): Promise<LapseReimbursementReturnType> {
  const receipt = await waitMined(client, await lapseReimbursement(client, parameters));
  const { presentation } = eventOf(lettersOfCreditContract(client), receipt, "ReimbursementLapsed").args;
  return { presentation, receipt };
}
