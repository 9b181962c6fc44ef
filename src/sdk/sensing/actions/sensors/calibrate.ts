import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type StateUpkeepParameters, type StateUpkeepReturnType, statedUpkeep, stateUpkeep } from "./state-upkeep.ts";

export interface CalibrateParameters extends StateUpkeepParameters {}

/**
 * States that a sensor was calibrated. It counts when the sender's organisation operates the station, or is an inspector or a
 * regulator. `UPKEEP_SCHEMA` has to be registered once on a chain.
 *
 * @throws `Attestations_UnknownSchema` when it is not, `Members_*` when the sender may not; `READ_ONLY`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { calibrate } from "tallystick/sensing";
 *
 * const performedAt = Date.parse("2026-05-04T09:00Z");
 * const sent = await calibrate(client, { sensor: 3, performedAt, dueBy: Date.parse("2026-08-04T09:00Z") });
 */
export async function calibrate(client: Client, parameters: CalibrateParameters): Promise<SentTransaction> {
  return stateUpkeep(client, "calibration", parameters);
}

/** As `calibrate`; waits until it is mined and gives the statement's uid. */
export async function calibrateAndWait(
  client: Client,
  parameters: CalibrateParameters,
): Promise<StateUpkeepReturnType> {
  return statedUpkeep(client, await calibrate(client, parameters));
}
