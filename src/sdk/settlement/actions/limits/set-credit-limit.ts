import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../../members/model/dual-approval.ts";
import { limitsContract } from "../../contracts.ts";
import { type LimitSetting, toLimitSetting } from "../../model/limit-setting.ts";

export interface SetCreditLimitParameters extends WriteOptions {
  readonly setting: LimitSetting;
  /** By two people of the principal, see `signLimitSetting`. */
  readonly approval: DualApproval;
}

export interface SetCreditLimitReturnType {
  readonly cap: bigint;
  readonly version: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a counterparty's limit to the chain; that also ends a suspension. Anybody: the signatures of two people of the principal decide.
 *
 * @throws `Limits_WrongVersion`, `Limits_Expired`, `Limits_NotPrincipal`, `Limits_GroupInvalid`, `Limits_GroupInUse`;
 * `Holders_BadSignature`; `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { setCreditLimit } from "tallystick/settlement";
 *
 * const parties = { principal: 3, counterparty: 5, kind: "OBLIGOR_RISK" } as const;
 * const setting = { ...parties, cap: 5_000_000_00n, version: 1, deadline: 1_893_456_000 };
 * const sent = await setCreditLimit(client, { setting, approval });
 */
export async function setCreditLimit(client: Client, parameters: SetCreditLimitParameters): Promise<SentTransaction> {
  const { setting, approval, ...options } = parameters;
  const args = [toLimitSetting(setting), checkDualApproval(approval)] as const;
  return write(client, limitsContract(client), "setLimit", args, options);
}

/** As `setCreditLimit`; waits until it is mined. */
export async function setCreditLimitAndWait(
  client: Client,
  parameters: SetCreditLimitParameters,
): Promise<SetCreditLimitReturnType> {
  const receipt = await waitMined(client, await setCreditLimit(client, parameters));
  const { cap, version } = eventOf(limitsContract(client), receipt, "LimitSet").args;
  return { cap, version: Number(version), receipt };
}
