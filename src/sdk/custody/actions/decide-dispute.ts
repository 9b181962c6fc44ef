import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { mined, type WriteOptions, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { checkSettlement, type Settlement } from "../model/handover.ts";

export interface DecideDisputeParameters extends WriteOptions {
  readonly settlement: Settlement;
  /** Uid of a valid statement of the regulator's that says why. */
  readonly statement: string;
}

export interface DecideDisputeReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Settles a dispute as a regulator decides that is neither side. MAKER or CHECKER.
 *
 * @throws `Handovers_NotDisputed`, `Handovers_NotParty`, `Handovers_WrongHop`, `Handovers_Expired`,
 * `Handovers_ContainerAmount`, `Custody_NoStatement`, `Custody_AmountInvalid`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { decideDispute, unitId } from "tallystick/custody";
 *
 * const decided = { hop: 1, accepted: false, quantity: 12_500, items: 1, deadline: 1_767_700_000 };
 * const settlement = { unit: unitId("8003/06941234000012B0001"), ...decided };
 * const sent = await decideDispute(client, { settlement, statement: uid });
 */
export async function decideDispute(client: Client, parameters: DecideDisputeParameters): Promise<SentTransaction> {
  const { settlement, statement, ...options } = parameters;
  const args = [checkSettlement(settlement), checkBytes32("statement", statement)] as const;
  return write(client, custodyContract(client), "decide", args, options);
}

/** As `decideDispute`; waits until it is mined. */
export async function decideDisputeAndWait(
  client: Client,
  parameters: DecideDisputeParameters,
): Promise<DecideDisputeReturnType> {
  const receipt = await mined(client, await decideDispute(client, parameters));
  return { ...actedUnit(client, receipt, "DisputeSettled"), receipt };
}
