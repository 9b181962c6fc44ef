import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { feedsContract, sensorsContract } from "../../contracts.ts";
import { type StationOnChain, stationOnChain } from "../../model/station-on-chain.ts";

/**
 * Every station that was ever proposed, in the order of proposal, with gateways and sensors.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listStations } from "tallystick/sensing";
 *
 * const active = (await listStations(client)).filter(({ phase }) => phase === "Active");
 */
export async function listStations(client: Client): Promise<StationOnChain[]> {
  const feeds = feedsContract(client);
  const sensors = sensorsContract(client);
  const fromBlock = deployedContract(client.deployment, "Feeds", "sensing").block;
  const found = new Map<number, { name: string; reach: string; gateways: readonly string[]; sensors: number[] }>();
  for await (const { args } of queryEvents(client, feeds, feeds.filters.StationProposed(), { fromBlock })) {
    found.set(Number(args.station), { name: args.name, reach: args.reach, gateways: [], sensors: [] });
  }
  // In the order of the chain: the last set is the one in force.
  for await (const { args } of queryEvents(client, feeds, feeds.filters.GatewaysApproved(), { fromBlock })) {
    const station = found.get(Number(args.station));
    if (station) station.gateways = args.gateways;
  }
  for await (const { args } of queryEvents(client, sensors, sensors.filters.SensorProposed(), { fromBlock })) {
    found.get(Number(args.station))?.sensors.push(Number(args.sensor));
  }
  const stations: StationOnChain[] = [];
  for (const [id, events] of found) stations.push(await stationOnChain(client, id, events));
  return stations;
}
