import type { Sensor, Station } from "../sdk/sensing/model/station.ts";

const sensor = (id: number, station: number, parameter: string, unit: string, scale: number): Sensor => ({
  id,
  station,
  parameter,
  unit,
  scale,
  interval: 60,
  range: { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  limit: { min: null, max: null },
});

/** A station with the sensors that the frames of the tests speak of. */
export function riverStation(id: number): Station {
  const parameters: [string, string, number][] = [
    ["w01001", "[pH]", 2],
    ["w01010", "Cel", 1],
    ["w01014", "uS/cm", 0],
    ["w01018", "mg/L", 1],
    ["w01018-hour", "mg/L", 1],
    ["w01018-minute", "mg/L", 1],
    ["w01018-day", "mg/L", 1],
    ["w01001-hour", "[pH]", 2],
    ["w00000-hour", "L/s", 1],
  ];
  return {
    id,
    operator: 1,
    name: `Station ${id}`,
    reach: "R1",
    upstream: 0,
    latitude: 30,
    longitude: 120,
    quorum: 1,
    epoch: 1,
    gateways: [],
    sensors: parameters.map(([parameter, unit, scale], index) => sensor(id * 100 + index, id, parameter, unit, scale)),
  };
}
