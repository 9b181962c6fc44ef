import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { feedsContract } from "../contracts.ts";
import { type Phase, phaseOf } from "./phase.ts";

/** A station, as a place on a river. */
export interface RiverStation {
  readonly id: number;
  readonly name: string;
  readonly reach: string;
  readonly operator: number;
  readonly phase: Phase;
}

/**
 * A station and all stations upstream of it, up to the first on the river. There are no loops, because a station can
 * only name one that exists.
 *
 * @throws `Stations_UnknownStation`, `EVENT_MISSING`.
 */
export async function riverOf(client: Client, station: number): Promise<[RiverStation, ...RiverStation[]]> {
  const feeds = feedsContract(client);
  const { operator, upstream, phase } = await rpc(() => feeds.stationOf(station));
  const fromBlock = deployedContract(client.deployment, "Feeds", "sensing").block;
  const proposed = await findEvent(client, feeds, feeds.filters.StationProposed(station), fromBlock);
  if (!proposed) throw sdkError("EVENT_MISSING", `the node has no StationProposed of station ${station}`, { station });
  const { name, reach } = proposed.args;
  const here = { id: station, name, reach, operator: Number(operator), phase: phaseOf(phase) };
  return [here, ...(upstream === 0n ? [] : await riverOf(client, Number(upstream)))];
}
