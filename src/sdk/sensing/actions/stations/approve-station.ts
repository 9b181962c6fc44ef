import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { feedsContract } from "../../contracts.ts";

export interface ApproveStationParameters extends WriteOptions {
  readonly station: number;
}

export interface ApproveStationReturnType {
  readonly station: number;
  /** Organisation that approved it. */
  readonly regulator: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Takes a proposed station into service. MAKER or CHECKER of a regulator that is not its operator.
 *
 * @throws `Stations_UnknownStation`, `Stations_WrongPhase`, `Stations_OwnApproval`; `Members_*` when the sender may not;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { approveStation } from "tallystick/sensing";
 *
 * const sent = await approveStation(client, { station: 1 });
 */
export async function approveStation(client: Client, parameters: ApproveStationParameters): Promise<SentTransaction> {
  const { station, ...options } = parameters;
  return write(client, feedsContract(client), "approveStation", [checkNumber("station", station)], options);
}

/** As `approveStation`; waits until it is mined. */
export async function approveStationAndWait(
  client: Client,
  parameters: ApproveStationParameters,
): Promise<ApproveStationReturnType> {
  const receipt = await waitMined(client, await approveStation(client, parameters));
  const { station, regulator } = eventOf(feedsContract(client), receipt, "StationApproved").args;
  return { station: Number(station), regulator: Number(regulator), receipt };
}
