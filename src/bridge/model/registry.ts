import type { Sensor, Station } from "../../sdk/sensing/model/station.ts";

/** Stations and sensors as the chain has them: what the bridge believes about the field. */
export interface Registry {
  station(id: number): Station | undefined;
  sensor(id: number): Sensor | undefined;
  /** The sensor in service that measures `parameter` at `station`. */
  sensorOf(station: number, parameter: string): Sensor | undefined;
  stations(): readonly Station[];
}

/** A registry over stations that are known, for replays and tests. */
export function fixedRegistry(stations: readonly Station[]): Registry {
  const byId = new Map(stations.map((station) => [station.id, station]));
  const sensors = new Map(stations.flatMap((station) => station.sensors.map((sensor) => [sensor.id, sensor])));
  const byParameter = new Map(
    stations.flatMap(({ id, sensors }) => sensors.map((sensor) => [`${id}/${sensor.parameter}`, sensor])),
  );
  return {
    station: (id) => byId.get(id),
    sensor: (id) => sensors.get(id),
    sensorOf: (station, parameter) => byParameter.get(`${station}/${parameter}`),
    stations: () => stations,
  };
}
