import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type StateUpkeepParameters, type StateUpkeepReturnType, statedUpkeep, stateUpkeep } from "./state-upkeep.ts";

export interface MaintainParameters extends StateUpkeepParameters {}

/**
 * States that a sensor was serviced: cleaned, its reagents changed. Calibrations are stated by `calibrate`.
 *
 * @throws `Attestations_UnknownSchema` when `UPKEEP_SCHEMA` is not registered, `Members_*` when the sender may not; `READ_ONLY`,
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { maintain } from "tallystick/sensing";
 *
 * const performedAt = Date.parse("2026-05-04T09:00Z");
 * const sent = await maintain(client, { sensor: 3, performedAt, dueBy: Date.parse("2026-06-04T09:00Z") });
 */
export async function maintain(client: Client, parameters: MaintainParameters): Promise<SentTransaction> {
  return stateUpkeep(client, "maintenance", parameters);
}

/** As `maintain`; waits until it is mined and gives the statement's uid. */
export async function maintainAndWait(client: Client, parameters: MaintainParameters): Promise<StateUpkeepReturnType> {
  return statedUpkeep(client, await maintain(client, parameters));
}
