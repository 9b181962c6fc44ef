import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { feedsContract, sensorsContract } from "../contracts.ts";
import { type Phase, phaseOf } from "./phase.ts";
import { fromMicrodegrees } from "./place.ts";
import { fromSensorStruct, type SensorOnChain } from "./sensor-struct.ts";
import type { Station } from "./station.ts";

/** A station as the chain has it. */
export interface StationOnChain extends Station {
  readonly phase: Phase;
  /** All that were ever proposed, also those that are retired. */
  readonly sensors: readonly SensorOnChain[];
}

/** What only events tell of a station. */
export interface StationEvents {
  readonly name: string;
  readonly reach: string;
  /** Of the set in force; empty while there is none. */
  readonly gateways: readonly string[];
  /** Numbers of its sensors, ascending. */
  readonly sensors: readonly number[];
}

/** Puts a station together from what its events told and what the contracts say now. */
export async function stationOnChain(client: Client, id: number, events: StationEvents): Promise<StationOnChain> {
  const feeds = feedsContract(client);
  const sensors = sensorsContract(client);
  const [now, ...structs] = await rpc(() =>
    Promise.all([feeds.stationOf(id), ...events.sensors.map((sensor) => sensors.sensor(sensor))]),
  );
  return {
    id,
    operator: Number(now.operator),
    name: events.name,
    reach: events.reach,
    upstream: Number(now.upstream),
    latitude: fromMicrodegrees(now.latitude),
    longitude: fromMicrodegrees(now.longitude),
    quorum: Number(now.quorum),
    epoch: Number(now.epoch),
    gateways: [...events.gateways],
    phase: phaseOf(now.phase),
    sensors: structs.map((struct, i) => fromSensorStruct(events.sensors[i] as number, struct)),
  };
}
