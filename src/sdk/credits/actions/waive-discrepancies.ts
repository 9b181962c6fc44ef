import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface WaiveDiscrepanciesParameters extends WriteOptions {
  /** What was presented. */
  readonly drawing: Drawing;
  /** Hash of those that are waived: see `discrepanciesHash`. */
  readonly discrepancies: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface WaiveDiscrepanciesReturnType {
  readonly presentation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * The applicant takes the documents as they are; it binds no bank. Anybody: the signatures of two people of the applicant decide.
 *
 * @throws `Presentations_WrongState`, `Presentations_DocumentsReturned`, `Presentations_WaivedAlready`, `Presentations_OtherDiscrepancies`; `Credits_NotParty`, `Credits_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { discrepanciesHash, waiveDiscrepancies } from "tallystick/credits";
 *
 * const discrepancies = discrepanciesHash([`0x${"11".repeat(32)}`]);
 * const sent = await waiveDiscrepancies(client, { drawing, discrepancies, deadline: 1_893_456_000, approval });
 */
export async function waiveDiscrepancies(
  client: Client,
  parameters: WaiveDiscrepanciesParameters,
): Promise<SentTransaction> {
  const { drawing, discrepancies, deadline, approval, ...options } = parameters;
  const args = [
    toDrawingStruct(drawing),
    checkBytes32("discrepancies", discrepancies),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "waive", args, options);
}

/** As `waiveDiscrepancies`; waits until it is mined. */
export async function waiveDiscrepanciesAndWait(
  client: Client,
  parameters: WaiveDiscrepanciesParameters,
): Promise<WaiveDiscrepanciesReturnType> {
  const receipt = await waitMined(client, await waiveDiscrepancies(client, parameters));
  const { presentation } = eventOf(lettersOfCreditContract(client), receipt, "PresentationWaived").args;
  return { presentation, receipt };
}
