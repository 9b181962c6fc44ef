import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { toName16 } from "../../../core/name16.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber, checkWhole, safe } from "../../../core/whole.ts";
import { sensorsContract } from "../../contracts.ts";
import type { Quality } from "../../model/quality.ts";

const UINT48 = 2 ** 48 - 1;

/** Of a sensor, at any age; or of the sensor in service for a parameter, at most `maxAge` old. */
export type GetLatestParameters =
  | { readonly sensor: number; readonly station?: undefined }
  | {
      readonly station: number;
      readonly parameter: string;
      /** Seconds before the newest block. */
      readonly maxAge: number;
      readonly sensor?: undefined;
    };

/** The newest reading of a sensor as the chain has it. */
export interface LatestOnChain {
  readonly sensor: number;
  readonly seq: number;
  readonly observedAt: number;
  /** Stored integer. */
  readonly value: bigint;
  readonly quality: Quality;
}

/**
 * The newest reading that sealed batches carried to the chain. The value is a stored integer: divide by 10^scale of the sensor.
 *
 * @throws `Sensors_Stale` when it is older than `maxAge`, `Sensors_NoSensor`, `Sensors_NoReading`, `Sensors_UnknownSensor`;
 * `NOT_FOUND` when no batch carried one of the sensor; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getLatest, getSensor } from "tallystick/sensing";
 *
 * const { sensor, value, observedAt } = await getLatest(client, { station: 1, parameter: "w01001", maxAge: 3_600 });
 * const { scale, unit } = await getSensor(client, { sensor });
 * console.log(Number(value) / 10 ** scale, unit, new Date(observedAt));
 */
export async function getLatest(client: Client, parameters: GetLatestParameters): Promise<LatestOnChain> {
  const sensors = sensorsContract(client);
  if (parameters.sensor !== undefined) {
    const sensor = checkNumber("sensor", parameters.sensor);
    const newest = await rpc(() => sensors.latestOf(sensor));
    if (newest.seq === 0n) throw sdkError("NOT_FOUND", `no batch carried a reading of sensor ${sensor}`, { sensor });
    return latestValue(sensor, newest);
  }
  const station = checkNumber("station", parameters.station);
  const parameter = toName16("parameter", parameters.parameter);
  const maxAge = checkWhole("maxAge", parameters.maxAge, 0, UINT48);
  const [sensor, newest] = await rpc(() => sensors.latest(station, parameter, maxAge));
  return latestValue(Number(sensor), newest);
}

function latestValue(
  sensor: number,
  newest: { seq: bigint; observedAt: bigint; value: bigint; quality: bigint },
): LatestOnChain {
  return {
    sensor,
    seq: safe("seq", newest.seq),
    observedAt: safe("observedAt", newest.observedAt),
    value: newest.value,
    quality: Number(newest.quality) as Quality, // what the gateways said; the contract does not judge it
  };
}
