import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { treatiesContract } from "../contracts.ts";
import { UINT64 } from "../model/limits.ts";

export interface AssessLossParameters extends WriteOptions {
  /** The loss's id. */
  readonly loss: string;
  /** How much. */
  readonly amount: bigint;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signTreatyAct`. */
  readonly approval: DualApproval;
}

export interface AssessLossReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Assesses a loss, at what was advised or less. Anybody: the signatures of two people of the lead decide; of a contested one, of the arbiter.
 *
 * @throws `LossClaims_WrongState`, `LossClaims_TooLate`, `LossClaims_NotParty`, `LossClaims_AmountExceeded`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { assessLoss } from "tallystick/treaties";
 *
 * const sent = await assessLoss(client, { loss, amount: 250_000_00n, deadline: 1_893_456_000, approval });
 */
export async function assessLoss(client: Client, parameters: AssessLossParameters): Promise<SentTransaction> {
  const { loss, amount, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("loss", loss),
    checkAmount("amount", amount, 0n, UINT64),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, treatiesContract(client), "assess", args, options);
}

/** As `assessLoss`; waits until it is mined. */
export async function assessLossAndWait(
  client: Client,
  parameters: AssessLossParameters,
): Promise<AssessLossReturnType> {
  const receipt = await waitMined(client, await assessLoss(client, parameters));
  return { receipt };
}
