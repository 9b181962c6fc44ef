import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { treatiesContract } from "../contracts.ts";

export interface BindTreatyParameters extends WriteOptions {
  /** The treaty's id. */
  readonly treaty: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signTreatyAct`. */
  readonly approval: DualApproval;
}

export interface BindTreatyReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Binds a treaty of which every line is written and has posted: the limit `REINSURANCE` of each reinsurer for the cedent is used. Anybody: the signatures of two people of the cedent decide.
 *
 * @throws `Treaties_WrongState`, `Treaties_NotParty`, `Treaties_TooLate`, `Treaties_CollateralMissing`; `Limits_*`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { bindTreaty } from "tallystick/treaties";
 *
 * const sent = await bindTreaty(client, { treaty, deadline: 1_893_456_000, approval });
 */
export async function bindTreaty(client: Client, parameters: BindTreatyParameters): Promise<SentTransaction> {
  const { treaty, deadline, approval, ...options } = parameters;
  const args = [checkBytes32("treaty", treaty), checkTime("deadline", deadline), checkDualApproval(approval)] as const;
  return write(client, treatiesContract(client), "bind", args, options);
}

/** As `bindTreaty`; waits until it is mined. */
export async function bindTreatyAndWait(
  client: Client,
  parameters: BindTreatyParameters,
): Promise<BindTreatyReturnType> {
  const receipt = await waitMined(client, await bindTreaty(client, parameters));
  return { receipt };
}
