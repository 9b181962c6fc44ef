import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent, queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { feedsContract, sensorsContract } from "../../contracts.ts";
import { gatewaysAt } from "../../model/gateways-at.ts";
import { type StationOnChain, stationOnChain } from "../../model/station-on-chain.ts";

export interface GetStationParameters {
  readonly station: number;
}

/**
 * Reads a station with its gateways and sensors. Its name, reach and gateways are from events.
 *
 * @throws `Stations_UnknownStation`, `ARGUMENT_INVALID`; `EVENT_MISSING` when the node's logs lack what the contract knows.
 *
 * @example
 * import { getStation } from "tallystick/sensing";
 *
 * const { name, reach, phase, gateways, sensors } = await getStation(client, { station: 1 });
 */
export async function getStation(client: Client, parameters: GetStationParameters): Promise<StationOnChain> {
  const station = checkNumber("station", parameters.station);
  const feeds = feedsContract(client);
  const sensors = sensorsContract(client);
  const { epoch } = await rpc(() => feeds.stationOf(station));
  const fromBlock = deployedContract(client.deployment, "Feeds", "sensing").block;
  const proposed = await findEvent(client, feeds, feeds.filters.StationProposed(station), fromBlock);
  if (!proposed) {
    throw sdkError("EVENT_MISSING", `the node has no StationProposed of station ${station}`, {
      event: "StationProposed",
      station,
    });
  }
  const gateways = epoch === 0n ? [] : (await gatewaysAt(client, station, Number(epoch))).accounts;
  const numbers: number[] = [];
  const ofStation = sensors.filters.SensorProposed(undefined, station);
  for await (const { args } of queryEvents(client, sensors, ofStation, { fromBlock }))
    numbers.push(Number(args.sensor));
  const { name, reach } = proposed.args;
  return stationOnChain(client, station, { name, reach, gateways, sensors: numbers });
}
