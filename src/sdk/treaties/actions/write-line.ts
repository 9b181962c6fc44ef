import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { treatiesContract } from "../contracts.ts";

export interface WriteLineParameters extends WriteOptions {
  /** The treaty's id. */
  readonly treaty: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signTreatyAct`. */
  readonly approval: DualApproval;
}

export interface WriteLineReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Writes a line of a treaty. Anybody: the signatures of two people of its reinsurer decide. With the last line it is placed.
 *
 * @throws `Treaties_WrongState`, `Treaties_NoLine`, `Treaties_LineWritten`, `Treaties_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { writeLine } from "tallystick/treaties";
 *
 * const sent = await writeLine(client, { treaty, deadline: 1_893_456_000, approval });
 */
export async function writeLine(client: Client, parameters: WriteLineParameters): Promise<SentTransaction> {
  const { treaty, deadline, approval, ...options } = parameters;
  const args = [checkBytes32("treaty", treaty), checkTime("deadline", deadline), checkDualApproval(approval)] as const;
  return write(client, treatiesContract(client), "write", args, options);
}

/** As `writeLine`; waits until it is mined. */
export async function writeLineAndWait(client: Client, parameters: WriteLineParameters): Promise<WriteLineReturnType> {
  const receipt = await waitMined(client, await writeLine(client, parameters));
  return { receipt };
}
