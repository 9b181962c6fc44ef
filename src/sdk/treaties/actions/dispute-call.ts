import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { treatiesContract } from "../contracts.ts";

export interface DisputeCallParameters extends WriteOptions {
  /** The call's id. */
  readonly call: string;
  /** Whose line. */
  readonly org: number;
  /** Code or hash of why. */
  readonly reason: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signTreatyAct`. */
  readonly approval: DualApproval;
}

export interface DisputeCallReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Disputes the share of one line. Anybody: the signatures of two people of it decide.
 *
 * @throws `LossClaims_WrongDueState`, `LossClaims_PayBy`, `LossClaims_Follows`, `Treaties_TooLate`, `Treaties_NotParty`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { disputeCall } from "tallystick/treaties";
 *
 * const sent = await disputeCall(client, { call, org: 7, reason, deadline: 1_893_456_000, approval });
 */
export async function disputeCall(client: Client, parameters: DisputeCallParameters): Promise<SentTransaction> {
  const { call, org, reason, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("call", call),
    checkNumber("org", org),
    checkBytes32("reason", reason),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, treatiesContract(client), "dispute", args, options);
}

/** As `disputeCall`; waits until it is mined. */
export async function disputeCallAndWait(
  client: Client,
  parameters: DisputeCallParameters,
): Promise<DisputeCallReturnType> {
  const receipt = await waitMined(client, await disputeCall(client, parameters));
  return { receipt };
}
