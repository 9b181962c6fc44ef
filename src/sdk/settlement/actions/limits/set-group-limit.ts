import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../../members/model/dual-approval.ts";
import { limitsContract } from "../../contracts.ts";
import { type GroupLimitSetting, toGroupSetting } from "../../model/limit-setting.ts";

export interface SetGroupLimitParameters extends WriteOptions {
  readonly setting: GroupLimitSetting;
  /** By two people of the principal, see `signGroupLimitSetting`. */
  readonly approval: DualApproval;
}

export interface SetGroupLimitReturnType {
  readonly cap: bigint;
  readonly version: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a group's limit to the chain. Anybody: the signatures of two people of the principal decide.
 *
 * @throws `Limits_WrongVersion`, `Limits_Expired`, `Limits_NotPrincipal`, `Limits_GroupInvalid`, `Limits_WithinInvalid`;
 * `Holders_BadSignature`; `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { setGroupLimit } from "tallystick/settlement";
 *
 * const group = { principal: 3, group: 1, kind: "OBLIGOR_RISK" } as const;
 * const setting = { ...group, cap: 20_000_000_00n, version: 1, deadline: 1_893_456_000 };
 * const sent = await setGroupLimit(client, { setting, approval });
 */
export async function setGroupLimit(client: Client, parameters: SetGroupLimitParameters): Promise<SentTransaction> {
  const { setting, approval, ...options } = parameters;
  const args = [toGroupSetting(setting), checkDualApproval(approval)] as const;
  return write(client, limitsContract(client), "setGroupLimit", args, options);
}

/** As `setGroupLimit`; waits until it is mined. */
export async function setGroupLimitAndWait(
  client: Client,
  parameters: SetGroupLimitParameters,
): Promise<SetGroupLimitReturnType> {
  const receipt = await waitMined(client, await setGroupLimit(client, parameters));
  const { cap, version } = eventOf(limitsContract(client), receipt, "GroupLimitSet").args;
  return { cap, version: Number(version), receipt };
}
