import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { sensorsContract } from "../../contracts.ts";
import { type SensorContent, toSensorStruct } from "../../model/sensor-struct.ts";

export interface ProposeSensorParameters extends WriteOptions, SensorContent {}

export interface ProposeSensorReturnType {
  readonly sensor: number;
  readonly station: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Proposes an instrument of a station. MAKER of the station's operator. A regulator approves it. Its parameter, unit of
 * measure and scale never change: for another unit, propose another sensor.
 *
 * @throws `Sensors_RangeEmpty`, `Sensors_NotOperator`, `Sensors_StationWrongPhase`, `Stations_UnknownStation`; `Members_*` when
 * the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { proposeSensor } from "tallystick/sensing";
 *
 * // pH from 0 to 14 with two decimals; from 6 to 9 is allowed; measured every quarter of an hour.
 * const sent = await proposeSensor(client, {
 *   station: 1,
 *   parameter: "w01001",
 *   unit: "[pH]",
 *   scale: 2,
 *   range: { min: 0, max: 1_400 },
 *   limit: { min: 600, max: 900 },
 *   interval: 900,
 * });
 */
export async function proposeSensor(client: Client, parameters: ProposeSensorParameters): Promise<SentTransaction> {
  const { station, parameter, unit, scale, range, limit, interval, ...options } = parameters;
  const struct = toSensorStruct({ station, parameter, unit, scale, range, limit, interval });
  return write(client, sensorsContract(client), "proposeSensor", [struct], options);
}

/** As `proposeSensor`; waits until it is mined and gives the sensor's number. */
export async function proposeSensorAndWait(
  client: Client,
  parameters: ProposeSensorParameters,
): Promise<ProposeSensorReturnType> {
  const receipt = await waitMined(client, await proposeSensor(client, parameters));
  const { sensor, station } = eventOf(sensorsContract(client), receipt, "SensorProposed").args;
  return { sensor: Number(sensor), station: Number(station), receipt };
}
