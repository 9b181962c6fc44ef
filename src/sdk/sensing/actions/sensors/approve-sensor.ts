import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import { fromName16 } from "../../../core/name16.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber } from "../../../core/whole.ts";
import { eventOf, eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { sensorsContract } from "../../contracts.ts";

export interface ApproveSensorParameters extends WriteOptions {
  readonly sensor: number;
}

export interface ApproveSensorReturnType {
  readonly sensor: number;
  readonly station: number;
  readonly parameter: string;
  /** The sensor whose place it took; 0 if none. */
  readonly former: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Takes a proposed sensor into service, and retires the one that measured the same parameter at the station. MAKER or CHECKER of
 * a regulator that is not the station's operator.
 *
 * @throws `Sensors_UnknownSensor`, `Sensors_WrongPhase`, `Sensors_OwnApproval`; `Members_*` when the sender may not;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { approveSensor } from "tallystick/sensing";
 *
 * const sent = await approveSensor(client, { sensor: 1 });
 */
export async function approveSensor(client: Client, parameters: ApproveSensorParameters): Promise<SentTransaction> {
  const { sensor, ...options } = parameters;
  return write(client, sensorsContract(client), "approveSensor", [checkNumber("sensor", sensor)], options);
}

/** As `approveSensor`; waits until it is mined. */
export async function approveSensorAndWait(
  client: Client,
  parameters: ApproveSensorParameters,
): Promise<ApproveSensorReturnType> {
  const receipt = await waitMined(client, await approveSensor(client, parameters));
  const sensors = sensorsContract(client);
  const { args } = eventOf(sensors, receipt, "SensorApproved");
  const [retired] = eventsOf(sensors, receipt, "SensorRetired");
  return {
    sensor: Number(args.sensor),
    station: Number(args.station),
    parameter: fromName16(args.parameter),
    former: Number(retired?.args.sensor ?? 0),
    receipt,
  };
}
