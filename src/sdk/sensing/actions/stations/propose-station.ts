import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkWhole, UINT32 } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { feedsContract } from "../../contracts.ts";
import { toMicrodegrees } from "../../model/place.ts";

export interface ProposeStationParameters extends WriteOptions {
  readonly name: string;
  /** River reach. */
  readonly reach: string;
  /** The next station upstream, which has to exist; none if left out. */
  readonly upstream?: number;
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
}

export interface ProposeStationReturnType {
  readonly station: number;
  readonly operator: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Proposes a monitoring station of the sender's organisation. MAKER of a station operator. A regulator approves it.
 *
 * @throws `Stations_UnknownStation` when there is no such station upstream; `Members_*` when the sender may not;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { proposeStation } from "tallystick/sensing";
 *
 * const sent = await proposeStation(client, { name: "Mill Weir", reach: "Lower", latitude: 41.74, longitude: -111.83 });
 */
export async function proposeStation(client: Client, parameters: ProposeStationParameters): Promise<SentTransaction> {
  const { name, reach, upstream = 0, latitude, longitude, ...options } = parameters;
  checkThat(name !== "", "name", name, "a name");
  checkThat(reach !== "", "reach", reach, "the name of a river reach");
  const profile = {
    name,
    reach,
    upstream: checkWhole("upstream", upstream, 0, UINT32),
    latitude: toMicrodegrees("latitude", latitude, 90),
    longitude: toMicrodegrees("longitude", longitude, 180),
  };
  return write(client, feedsContract(client), "proposeStation", [profile], options);
}

/** As `proposeStation`; waits until it is mined and gives the station's number. */
export async function proposeStationAndWait(
  client: Client,
  parameters: ProposeStationParameters,
): Promise<ProposeStationReturnType> {
  const receipt = await waitMined(client, await proposeStation(client, parameters));
  const { station, operator } = eventOf(feedsContract(client), receipt, "StationProposed").args;
  return { station: Number(station), operator: Number(operator), receipt };
}
