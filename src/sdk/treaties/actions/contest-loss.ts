import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { treatiesContract } from "../contracts.ts";

export interface ContestLossParameters extends WriteOptions {
  /** The loss's id. */
  readonly loss: string;
  /** Code or hash of why. */
  readonly reason: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signTreatyAct`. */
  readonly approval: DualApproval;
}

export interface ContestLossReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a loss before the arbiter. Anybody: the signatures of two people of the lead decide; of the cedent, where the lead assessed less.
 *
 * @throws `LossClaims_WrongState`, `LossClaims_TooLate`, `LossClaims_NotParty`, `LossClaims_NotContestable`, `LossClaims_AlreadyCalled`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { contestLoss } from "tallystick/treaties";
 *
 * const sent = await contestLoss(client, { loss, reason, deadline: 1_893_456_000, approval });
 */
export async function contestLoss(client: Client, parameters: ContestLossParameters): Promise<SentTransaction> {
  const { loss, reason, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("loss", loss),
    checkBytes32("reason", reason),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, treatiesContract(client), "contest", args, options);
}

/** As `contestLoss`; waits until it is mined. */
export async function contestLossAndWait(
  client: Client,
  parameters: ContestLossParameters,
): Promise<ContestLossReturnType> {
  const receipt = await waitMined(client, await contestLoss(client, parameters));
  return { receipt };
}
