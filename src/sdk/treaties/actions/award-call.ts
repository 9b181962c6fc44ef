import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { treatiesContract } from "../contracts.ts";
import { UINT64 } from "../model/limits.ts";

export interface AwardCallParameters extends WriteOptions {
  /** The call's id. */
  readonly call: string;
  /** Whose line. */
  readonly org: number;
  /** How much. */
  readonly amount: bigint;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signTreatyAct`. */
  readonly approval: DualApproval;
}

export interface AwardCallReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Decides a disputed share. Anybody: the signatures of two people of the arbiter decide.
 *
 * @throws `LossClaims_WrongDueState`, `LossClaims_OtherAmount`, `Treaties_TooLate`, `Treaties_NotParty`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { awardCall } from "tallystick/treaties";
 *
 * const sent = await awardCall(client, { call, org: 7, amount: 0n, deadline: 1_893_456_000, approval });
 */
export async function awardCall(client: Client, parameters: AwardCallParameters): Promise<SentTransaction> {
  const { call, org, amount, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("call", call),
    checkNumber("org", org),
    checkAmount("amount", amount, 0n, UINT64),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, treatiesContract(client), "award", args, options);
}

/** As `awardCall`; waits until it is mined. */
export async function awardCallAndWait(client: Client, parameters: AwardCallParameters): Promise<AwardCallReturnType> {
  const receipt = await waitMined(client, await awardCall(client, parameters));
  return { receipt };
}
