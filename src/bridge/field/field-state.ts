import type { StreamedEvent } from "../../sdk/core/events/event.ts";
import { feedsContract, sensorsContract } from "../../sdk/sensing/contracts.ts";
import { fromLimitBounds } from "../../sdk/sensing/model/limit.ts";
import type { Phase } from "../../sdk/sensing/model/phase.ts";
import { fromMicrodegrees } from "../../sdk/sensing/model/place.ts";
import { fromSensorStruct } from "../../sdk/sensing/model/sensor-struct.ts";
import type { Sensor, Station } from "../../sdk/sensing/model/station.ts";
import { judgedSensor } from "./judged-station.ts";

/** The events that make up what is known of the field. */
export const fieldEvents = {
  contracts: [feedsContract, sensorsContract],
  events: [
    ...(["StationProposed", "StationApproved", "StationRetired", "GatewaysApproved"] as const),
    ...(["SensorProposed", "SensorApproved", "SensorRetired", "LimitSet"] as const),
  ],
} as const;

export type FieldEvent = StreamedEvent<(typeof fieldEvents.contracts)[number], (typeof fieldEvents.events)[number]>;

type InPhase<T> = T & { readonly phase: Phase };

/** Stations and sensors, put together from the events of the chain in their order. */
export class FieldState {
  readonly #stations = new Map<number, InPhase<Omit<Station, "sensors">>>();
  readonly #sensors = new Map<number, InPhase<Sensor>>();

  apply(event: FieldEvent): void {
    switch (event.name) {
      case "StationProposed": {
        const { station, operator, upstream, name, reach, latitude, longitude } = event.args;
        this.#stations.set(Number(station), {
          id: Number(station),
          operator: Number(operator),
          upstream: Number(upstream),
          name,
          reach,
          latitude: fromMicrodegrees(latitude),
          longitude: fromMicrodegrees(longitude),
          quorum: 0,
          epoch: 0,
          gateways: [],
          phase: "Proposed",
        });
        break;
      }
      case "StationApproved":
        this.#setStation(event.args.station, { phase: "Active" });
        break;
      case "StationRetired":
        this.#setStation(event.args.station, { phase: "Retired" });
        break;
      case "GatewaysApproved": {
        const { station, epoch, gateways, quorum } = event.args;
        this.#setStation(station, { epoch: Number(epoch), gateways: [...gateways], quorum: Number(quorum) });
        break;
      }
      case "SensorProposed": {
        const id = Number(event.args.sensor);
        this.#sensors.set(id, judgedSensor(fromSensorStruct(id, event.args.content)));
        break;
      }
      case "SensorApproved":
        this.#setSensor(event.args.sensor, { phase: "Active" });
        break;
      case "SensorRetired":
        this.#setSensor(event.args.sensor, { phase: "Retired" });
        break;
      case "LimitSet":
        this.#setSensor(event.args.sensor, { limit: fromLimitBounds(event.args.min, event.args.max) });
        break;
    }
  }

  /** A sensor that is or was in service: readings of it may still be on their way. */
  sensor(id: number): Sensor | undefined {
    const sensor = this.#sensors.get(id);
    return sensor?.phase === "Proposed" ? undefined : sensor && withoutPhase(sensor);
  }

  /** Stations in service, with their sensors in service. */
  inService(): Station[] {
    const active = <T>({ phase }: InPhase<T>) => phase === "Active";
    const sensors = Map.groupBy([...this.#sensors.values()].filter(active), ({ station }) => station);
    return [...this.#stations.values()]
      .filter(active)
      .map((station) => ({ ...withoutPhase(station), sensors: (sensors.get(station.id) ?? []).map(withoutPhase) }));
  }

  #setStation(id: bigint, change: Partial<InPhase<Station>>): void {
    const station = this.#stations.get(Number(id));
    if (station) this.#stations.set(station.id, { ...station, ...change });
  }

  #setSensor(id: bigint, change: Partial<InPhase<Sensor>>): void {
    const sensor = this.#sensors.get(Number(id));
    if (sensor) this.#sensors.set(sensor.id, { ...sensor, ...change });
  }
}

function withoutPhase<T>({ phase: _, ...rest }: InPhase<T>): Omit<InPhase<T>, "phase"> {
  return rest;
}
