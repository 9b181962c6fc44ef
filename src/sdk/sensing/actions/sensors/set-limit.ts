import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber, safe } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { sensorsContract } from "../../contracts.ts";
import { type Limit, type LimitOnChain, limitOnChain, toLimitBounds } from "../../model/limit.ts";

export interface SetLimitParameters extends WriteOptions {
  readonly sensor: number;
  /** As stored integers; `null` where an end is open. */
  readonly limit: Limit;
}

export interface SetLimitReturnType {
  readonly sensor: number;
  readonly limit: LimitOnChain;
  readonly regulator: number;
  /** Number of the first reading of the station that it counts for. */
  readonly fromSeq: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Sets the limit of a sensor, for what is sealed from now on. MAKER or CHECKER of a regulator that is not the station's operator.
 *
 * @throws `Sensors_UnknownSensor`, `Sensors_WrongPhase`, `Sensors_RangeEmpty`, `Sensors_OwnApproval`; `Members_*` when the sender
 * may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { setLimit } from "tallystick/sensing";
 *
 * // At least 5.0 mg/L of dissolved oxygen, stored with one decimal; no upper end.
 * const sent = await setLimit(client, { sensor: 2, limit: { min: 50, max: null } });
 */
export async function setLimit(client: Client, parameters: SetLimitParameters): Promise<SentTransaction> {
  const { sensor, limit, ...options } = parameters;
  const { limitMin, limitMax } = toLimitBounds(limit);
  const args = [checkNumber("sensor", sensor), limitMin, limitMax] as const;
  return write(client, sensorsContract(client), "setLimit", args, options);
}

/** As `setLimit`; waits until it is mined. */
export async function setLimitAndWait(client: Client, parameters: SetLimitParameters): Promise<SetLimitReturnType> {
  const receipt = await waitMined(client, await setLimit(client, parameters));
  const { sensor, regulator, min, max, fromSeq } = eventOf(sensorsContract(client), receipt, "LimitSet").args;
  return {
    sensor: Number(sensor),
    limit: limitOnChain(min, max),
    regulator: Number(regulator),
    fromSeq: safe("fromSeq", fromSeq),
    receipt,
  };
}
