import type { TransactionReceipt } from "ethers";
import { checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface ReturnDocumentsParameters extends WriteOptions {
  /** What was presented. */
  readonly drawing: Drawing;
  /** As it was signed; neither is looked at 60 days after the time for examination. */
  readonly deadline?: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval?: DualApproval;
}

/** Nobody's. */
const NONE: DualApproval = { maker: "0x", checker: "0x" };

export interface ReturnDocumentsReturnType {
  readonly presentation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Refused documents go back. Anybody: the signatures of two people of the bank that holds them, or of whom it holds them for, decide; none are needed
 * once it held them for 60 days.
 *
 * @throws `Presentations_WrongState`, `Presentations_NotHolder`; `Credits_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { returnDocuments } from "tallystick/credits";
 *
 * const sent = await returnDocuments(client, { drawing, deadline: 1_893_456_000, approval });
 */
export async function returnDocuments(client: Client, parameters: ReturnDocumentsParameters): Promise<SentTransaction> {
  const { drawing, deadline = 0, approval, ...options } = parameters;
  const signed = approval === undefined ? NONE : checkDualApproval(approval);
  const args = [toDrawingStruct(drawing), checkTime("deadline", deadline), signed] as const;
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
