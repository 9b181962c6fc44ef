import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { mined, type WriteOptions, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { checkSettlement, type Settlement } from "../model/handover.ts";

export interface SettleDisputeParameters extends WriteOptions {
  readonly settlement: Settlement;
  /** By a MAKER or CHECKER of each side, see `signSettlement`. */
  readonly giverSignature: string;
  readonly receiverSignature: string;
}

export interface SettleDisputeReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Settles a dispute as both sides signed. Anybody may bring it.
 *
 * @throws `Handovers_NotDisputed`, `Handovers_WrongHop`, `Handovers_Expired`, `Handovers_BadSignature`, `Handovers_NotParty`,
 * `Handovers_ContainerAmount`, `Custody_AmountInvalid`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { settleDispute, unitId } from "tallystick/custody";
 *
 * const agreed = { hop: 1, accepted: true, quantity: 11_000, items: 1, deadline: 1_767_700_000 };
 * const settlement = { unit: unitId("8003/06941234000012B0001"), ...agreed };
 * const sent = await settleDispute(client, { settlement, giverSignature, receiverSignature });
 */
export async function settleDispute(client: Client, parameters: SettleDisputeParameters): Promise<SentTransaction> {
  const { settlement, giverSignature, receiverSignature, ...options } = parameters;
  checkBytes("giverSignature", giverSignature);
  checkBytes("receiverSignature", receiverSignature);
  const args = [checkSettlement(settlement), giverSignature, receiverSignature] as const;
  return write(client, custodyContract(client), "settle", args, options);
}

/** As `settleDispute`; waits until it is mined. */
export async function settleDisputeAndWait(
  client: Client,
  parameters: SettleDisputeParameters,
): Promise<SettleDisputeReturnType> {
  const receipt = await mined(client, await settleDispute(client, parameters));
  return { ...actedUnit(client, receipt, "DisputeSettled"), receipt };
}
