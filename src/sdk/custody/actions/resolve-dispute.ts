import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { checkDisputeResolution, type DisputeResolution } from "../model/handover.ts";

export interface ResolveDisputeParameters extends WriteOptions {
  readonly resolution: DisputeResolution;
  /** By a MAKER or CHECKER of each side, see `signDisputeResolution`. */
  readonly giverSignature: string;
  readonly receiverSignature: string;
}

export interface ResolveDisputeReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Resolves a dispute as both sides signed. Anybody may bring it.
 *
 * @throws `Handovers_NotDisputed`, `Handovers_WrongHop`, `Handovers_Expired`, `Handovers_BadSignature`, `Handovers_NotParty`,
 * `Handovers_ContainerAmount`, `Custody_AmountInvalid`, `Custody_AboveMaximum`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { resolveDispute, unitId } from "tallystick/custody";
 *
 * const agreed = { hop: 1, accepted: true, quantity: 11_000, items: 1, deadline: 1_767_700_000 };
 * const resolution = { unit: unitId(2, "8003/06941234000012B0001"), ...agreed };
 * const sent = await resolveDispute(client, { resolution, giverSignature, receiverSignature });
 */
export async function resolveDispute(client: Client, parameters: ResolveDisputeParameters): Promise<SentTransaction> {
  const { resolution, giverSignature, receiverSignature, ...options } = parameters;
  checkBytes("giverSignature", giverSignature);
  checkBytes("receiverSignature", receiverSignature);
  const args = [checkDisputeResolution(resolution), giverSignature, receiverSignature] as const;
  return write(client, custodyContract(client), "resolveDispute", args, options);
}

/** As `resolveDispute`; waits until it is mined. */
export async function resolveDisputeAndWait(
  client: Client,
  parameters: ResolveDisputeParameters,
): Promise<ResolveDisputeReturnType> {
  const receipt = await waitMined(client, await resolveDispute(client, parameters));
  return { ...actedUnit(client, receipt, "DisputeResolved"), receipt };
}
