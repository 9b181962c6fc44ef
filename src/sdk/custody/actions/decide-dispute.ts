import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { checkDisputeResolution, type DisputeResolution } from "../model/handover.ts";

export interface DecideDisputeParameters extends WriteOptions {
  readonly resolution: DisputeResolution;
  /** Uid of a valid statement of the regulator's that says why. */
  readonly statement: string;
}

export interface DecideDisputeReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Resolves a dispute as a regulator decides that is neither side. MAKER or CHECKER.
 *
 * @throws `Handovers_NotDisputed`, `Handovers_NotParty`, `Handovers_WrongHop`, `Handovers_Expired`,
 * `Handovers_ContainerAmount`, `Custody_NoStatement`, `Custody_AmountInvalid`, `Custody_AboveMaximum`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { decideDispute, unitId } from "tallystick/custody";
 *
 * const decided = { hop: 1, accepted: false, quantity: 12_500, items: 1, deadline: 1_767_700_000 };
 * const resolution = { unit: unitId(2, "8003/06941234000012B0001"), ...decided };
 * const sent = await decideDispute(client, { resolution, statement: uid });
 */
export async function decideDispute(client: Client, parameters: DecideDisputeParameters): Promise<SentTransaction> {
  const { resolution, statement, ...options } = parameters;
  const args = [checkDisputeResolution(resolution), checkBytes32("statement", statement)] as const;
  return write(client, custodyContract(client), "decideDispute", args, options);
}

/** As `decideDispute`; waits until it is mined. */
export async function decideDisputeAndWait(
  client: Client,
  parameters: DecideDisputeParameters,
): Promise<DecideDisputeReturnType> {
  const receipt = await waitMined(client, await decideDispute(client, parameters));
  return { ...actedUnit(client, receipt, "DisputeResolved"), receipt };
}
