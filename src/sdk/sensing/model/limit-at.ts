import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { sensorsContract } from "../contracts.ts";
import { fromLimitBounds, type Limit } from "./limit.ts";

/** The limit of a sensor at a time (Unix milliseconds), by the times of blocks. */
export async function limitAt(client: Client, sensor: number, at: number): Promise<Limit> {
  const sensors = sensorsContract(client);
  const range = { fromBlock: deployedContract(client.deployment, "Sensors", "sensing").block };
  let limit: Limit = { min: null, max: null };
  for await (const { args } of queryEvents(client, sensors, sensors.filters.SensorProposed(sensor), range)) {
    limit = fromLimitBounds(args.content.limitMin, args.content.limitMax);
  }
  for await (const { args, blockNumber } of queryEvents(client, sensors, sensors.filters.LimitSet(sensor), range)) {
    const block = await rpc(() => client.provider.getBlock(blockNumber));
    if (!block || block.timestamp * 1_000 > at) break;
    limit = fromLimitBounds(args.min, args.max);
  }
  return limit;
}
