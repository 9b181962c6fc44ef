import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { feedsContract, sensorsContract } from "../contracts.ts";
import { type Phase, phaseOf } from "./phase.ts";
import { fromMicrodegrees } from "./place.ts";
import { fromSensorStruct, type SensorOnChain } from "./sensor-struct.ts";
import type { Station } from "./station.ts";

/** A station as the chain has it. */
export interface StationOnChain extends Omit<Station, "sensors"> {
  readonly phase: Phase;
  /** All that were ever proposed, also those that are retired. */
  readonly sensors: readonly SensorOnChain[];
}

/** What only events say of a station. */
export interface StationEvents {
  readonly name: string;
  readonly reach: string;
  /** Gateways of the set in force; empty if there is none. */
  readonly gateways: readonly string[];
  /** Numbers of its sensors, ascending. */
  readonly sensors: readonly number[];
}

/** Assembles a station from its events and from the contracts' present state. */
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
