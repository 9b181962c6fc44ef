import type { Client } from "../../client.ts";
import { sdkError } from "../../errors.ts";
import { findEvent, queryEvents } from "../../query-events.ts";
import { rpc } from "../../rpc.ts";
import { type StationOnChain, stationOnChain } from "../../sensing/station-on-chain.ts";
import { checkNumber } from "../../sensing/whole.ts";

export interface GetStationParameters {
  readonly station: number;
}

/**
 * Reads a station with its gateways and sensors. Its name, reach and gateways are from events.
 *
 * @throws `Stations_UnknownStation`, `ARGUMENT_INVALID`; `EVENT_MISSING` when the node's logs lack what the contract knows.
 *
 * @example
 * import { getStation } from "tallystick";
 *
 * const { name, reach, phase, gateways, sensors } = await getStation(client, { station: 1 });
 */
export async function getStation(client: Client, parameters: GetStationParameters): Promise<StationOnChain> {
  const station = checkNumber("station", parameters.station);
  const { feeds, sensors } = client.contracts;
  const { epoch } = await rpc(() => feeds.stationOf(station));
  const fromBlock = client.deployment.contracts.Feeds.block;
  const proposed = await findEvent(client, feeds, feeds.filters.StationProposed(station), fromBlock);
  if (!proposed) throw missing("StationProposed", station);
  let gateways: readonly string[] = [];
  if (epoch > 0n) {
    const approved = feeds.filters.GatewaysApproved(station);
    let found = false;
    for await (const { args } of queryEvents(client, feeds, approved, { fromBlock, newestFirst: true })) {
      if (args.epoch === epoch) [gateways, found] = [args.gateways, true];
      if (found) break;
    }
    if (!found) throw missing("GatewaysApproved", station);
  }
  const numbers: number[] = [];
  const ofStation = sensors.filters.SensorProposed(undefined, station);
  for await (const { args } of queryEvents(client, sensors, ofStation, { fromBlock }))
    numbers.push(Number(args.sensor));
  const { name, reach } = proposed.args;
  return stationOnChain(client, station, { name, reach, gateways, sensors: numbers });
}

function missing(event: string, station: number) {
  return sdkError("EVENT_MISSING", `the node has no ${event} of station ${station}`, { event, station });
}
