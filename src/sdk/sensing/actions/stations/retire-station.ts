import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { feedsContract } from "../../contracts.ts";

export interface RetireStationParameters extends WriteOptions {
  readonly station: number;
}

export interface RetireStationReturnType {
  readonly station: number;
  /** Organisation that retired it. */
  readonly by: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Takes a station out of service, for ever; what is sealed stays. MAKER or CHECKER of a regulator.
 *
 * @throws `Stations_UnknownStation`, `Stations_WrongPhase`; `Members_*` when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { retireStation } from "tallystick/sensing";
 *
 * const sent = await retireStation(client, { station: 1 });
 */
export async function retireStation(client: Client, parameters: RetireStationParameters): Promise<SentTransaction> {
  const { station, ...options } = parameters;
  return write(client, feedsContract(client), "retireStation", [checkNumber("station", station)], options);
}

/** As `retireStation`; waits until it is mined. */
export async function retireStationAndWait(
  client: Client,
  parameters: RetireStationParameters,
): Promise<RetireStationReturnType> {
  const receipt = await waitMined(client, await retireStation(client, parameters));
  const { station, by } = eventOf(feedsContract(client), receipt, "StationRetired").args;
  return { station: Number(station), by: Number(by), receipt };
}
