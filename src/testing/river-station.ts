/** A station that measures five things in five units, and packs of its readings. */
import { fixedRegistry, type Registry } from "../bridge/model/registry.ts";
import type { Sensor, Station } from "../sdk/sensing/model/station.ts";

const sensor = (id: number, station: number, parameter: string, unit: string, scale: number): Sensor => ({
  id,
  station,
  parameter,
  unit,
  scale,
  range: { min: -1_000_000, max: 1_000_000 },
  limit: { min: null, max: null },
  interval: 900,
});

/** pH, oxygen, temperature, conductivity and turbidity. Sensors of station n are numbered from 100 n on. */
export function riverStation(id: number): Station {
  return {
    id,
    operator: 1,
    name: `Station ${id}`,
    reach: "upper",
    upstream: 0,
    latitude: 0,
    longitude: 0,
    quorum: 1,
    epoch: 1,
    gateways: [],
    sensors: [
      sensor(id * 100, id, "w01001", "[pH]", 2),
      sensor(id * 100 + 1, id, "w01009", "mg/L", 3),
      sensor(id * 100 + 2, id, "w01010", "Cel", 2),
      sensor(id * 100 + 3, id, "w01014", "uS/cm", 1),
      sensor(id * 100 + 4, id, "w01003", "{NTU}", 2),
    ],
  };
}

export const riverRegistry = (...ids: number[]): Registry => fixedRegistry(ids.map(riverStation));

/** One value of each sensor at a time (Unix seconds), as SenML. */
export function riverPack(seconds: number): Buffer {
  return Buffer.from(
    JSON.stringify([
      { bn: "urn:dev:ow:10e2073a01080063:", bt: seconds, n: "w01001", u: "pH", v: 7.64 },
      { n: "w01009", u: "mg/L", v: 6.6 },
      { n: "w01010", u: "Cel", v: 23.1 },
      { n: "w01014", u: "uS/cm", v: 300 },
      { n: "w01003", u: "NTU", v: 17 },
    ]),
  );
}
