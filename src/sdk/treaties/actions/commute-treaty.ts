import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { treatiesContract } from "../contracts.ts";
import { UINT64 } from "../model/limits.ts";

export interface CommuteTreatyParameters extends WriteOptions {
  /** The treaty's id. */
  readonly treaty: string;
  /** How much. */
  readonly amount: bigint;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people of the cedent: see `signTreatyAct`. */
  readonly byCedent: DualApproval;
  /** By two people of each line, in the order of the lines. */
  readonly byLines: readonly DualApproval[];
}

export interface CommuteTreatyReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Ends a treaty for one payment out of what the lines have posted. Anybody: the signatures of two people of the cedent and of each line decide.
 *
 * @throws `Treaties_WrongState`, `Treaties_ApprovalsMissing`, `Treaties_NotParty`, `Treaties_TooLate`, `Treaties_CollateralMissing`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { commuteTreaty } from "tallystick/treaties";
 *
 * const sent = await commuteTreaty(client, { treaty, amount: 0n, deadline: 1_893_456_000, byCedent: approval, byLines: [approval] });
 */
export async function commuteTreaty(client: Client, parameters: CommuteTreatyParameters): Promise<SentTransaction> {
  const { treaty, amount, deadline, byCedent, byLines, ...options } = parameters;
  const args = [
    checkBytes32("treaty", treaty),
    checkAmount("amount", amount, 0n, UINT64),
    checkTime("deadline", deadline),
    checkDualApproval(byCedent),
    byLines.map((each) => checkDualApproval(each)),
  ] as const;
  return write(client, treatiesContract(client), "commute", args, options);
}

/** As `commuteTreaty`; waits until it is mined. */
export async function commuteTreatyAndWait(
  client: Client,
  parameters: CommuteTreatyParameters,
): Promise<CommuteTreatyReturnType> {
  const receipt = await waitMined(client, await commuteTreaty(client, parameters));
  return { receipt };
}
