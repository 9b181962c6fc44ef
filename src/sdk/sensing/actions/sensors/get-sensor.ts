import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { toName16 } from "../../../core/name16.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { sensorsContract } from "../../contracts.ts";
import { fromSensorStruct, type SensorOnChain } from "../../model/sensor-struct.ts";

/** By number, or by station and parameter, which find the sensor in service. */
export type GetSensorParameters =
  | { readonly sensor: number; readonly station?: undefined; readonly parameter?: undefined }
  | { readonly station: number; readonly parameter: string; readonly sensor?: undefined };

/**
 * Reads a sensor as the chain has it now.
 *
 * @throws `Sensors_UnknownSensor`; `NOT_FOUND` when none is in service for the parameter; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getSensor } from "tallystick/sensing";
 *
 * const { unit, scale, limit, phase } = await getSensor(client, { station: 1, parameter: "w01001" });
 */
export async function getSensor(client: Client, parameters: GetSensorParameters): Promise<SensorOnChain> {
  const sensors = sensorsContract(client);
  const id =
    parameters.sensor === undefined ? await inService(client, parameters) : checkNumber("sensor", parameters.sensor);
  return fromSensorStruct(id, await rpc(() => sensors.sensor(id)));
}

async function inService(client: Client, asked: { station: number; parameter: string }): Promise<number> {
  const station = checkNumber("station", asked.station);
  const parameter = toName16("parameter", asked.parameter);
  const id = Number(await rpc(() => sensorsContract(client).sensorOf(station, parameter)));
  if (id === 0) throw sdkError("NOT_FOUND", `no sensor is in service for ${asked.parameter}`, { ...asked });
  return id;
}
