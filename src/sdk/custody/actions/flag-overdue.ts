import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";

export interface FlagOverdueParameters extends WriteOptions {
  readonly unit: string;
}

export interface FlagOverdueReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Shows that a unit has stayed in its step longer than allowed. Anybody.
 *
 * @throws `Custody_NotOverdue`, `Custody_AlreadyOverdue`, `Custody_WrongPhase`, `Custody_Packed`, `Custody_UnknownUnit`;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { flagOverdue, listOverdue } from "tallystick/custody";
 *
 * const { units } = await listOverdue(client, { at: 1_767_600_000 });
 * for (const { unit } of units) await flagOverdue(client, { unit });
 */
export async function flagOverdue(client: Client, parameters: FlagOverdueParameters): Promise<SentTransaction> {
  const { unit, ...options } = parameters;
  return write(client, custodyContract(client), "flagOverdue", [checkBytes32("unit", unit)], options);
}

/** As `flagOverdue`; waits until it is mined. */
export async function flagOverdueAndWait(
  client: Client,
  parameters: FlagOverdueParameters,
): Promise<FlagOverdueReturnType> {
  const receipt = await waitMined(client, await flagOverdue(client, parameters));
  return { ...actedUnit(client, receipt, "UnitOverdue"), receipt };
}
