import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { sensorsContract } from "../../contracts.ts";

export interface RetireSensorParameters extends WriteOptions {
  readonly sensor: number;
}

export interface RetireSensorReturnType {
  readonly sensor: number;
  readonly station: number;
  /** Organisation that retired it. */
  readonly by: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Takes a sensor out of service, for ever. MAKER of the station's operator, or MAKER or CHECKER of a regulator.
 *
 * @throws `Sensors_UnknownSensor`, `Sensors_WrongPhase`; `Members_*` when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { retireSensor } from "tallystick/sensing";
 *
 * const sent = await retireSensor(client, { sensor: 1 });
 */
export async function retireSensor(client: Client, parameters: RetireSensorParameters): Promise<SentTransaction> {
  const { sensor, ...options } = parameters;
  return write(client, sensorsContract(client), "retireSensor", [checkNumber("sensor", sensor)], options);
}

/** As `retireSensor`; waits until it is mined. */
export async function retireSensorAndWait(
  client: Client,
  parameters: RetireSensorParameters,
): Promise<RetireSensorReturnType> {
  const receipt = await waitMined(client, await retireSensor(client, parameters));
  const { sensor, station, by } = eventOf(sensorsContract(client), receipt, "SensorRetired").args;
  return { sensor: Number(sensor), station: Number(station), by: Number(by), receipt };
}
