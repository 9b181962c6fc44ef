/**
 * The Tally River: four stations for demonstrations and tests. River, places and organisations are invented; the coordinates
 * draw a plausible line on a map and no such river is there.
 */
import type { Sensor, Station } from "../sdk/sensing/model/station.ts";
import { HARBOUR_BRIDGE, MILL_WEIR, OLD_FERRY, type RiverCharacter, SPRING_HEAD } from "./river/character.ts";

/** A sensor before the chain gives it a number. */
export type SensorPlan = Omit<Sensor, "id" | "station">;

/** How a station speaks. */
export type Protocol = "mqtt" | "http" | "hj212";

/** A station before the chain gives it and its organisations numbers. */
export interface StationPlan extends Pick<Station, "name" | "reach" | "latitude" | "longitude"> {
  /** Stable, of the characters that a SenML name and an MQTT topic may have. */
  readonly key: string;
  /** `key` of the next station upstream. */
  readonly upstream: string | null;
  readonly protocol: Protocol;
  /** HJ 212 device identity: 24 hexadecimal digits. */
  readonly deviceId: string;
  readonly sensors: readonly SensorPlan[];
}

export interface SimulatedStation {
  readonly plan: StationPlan;
  readonly character: RiverCharacter;
}

const QUARTER_HOUR = 900;
const HOUR = 3600;
const none = { min: null, max: null };

/**
 * What a multi-parameter sonde and three wet analysers measure. Ranges are the instruments'; limits are those of GB 3838-2002
 * table 1 class III where it has one.
 */
export const SENSORS: readonly SensorPlan[] = [
  sensor("w01010", "Cel", 2, [-5, 50], [null, null], QUARTER_HOUR),
  sensor("w01001", "[pH]", 2, [0, 14], [6, 9], QUARTER_HOUR),
  sensor("w01009", "mg/L", 2, [0, 25], [5, null], QUARTER_HOUR),
  sensor("w01014", "uS/cm", 1, [0, 5000], [null, null], QUARTER_HOUR),
  sensor("w01003", "{NTU}", 1, [0, 1000], [null, null], QUARTER_HOUR),
  sensor("w01019", "mg/L", 2, [0, 20], [null, 6], HOUR),
  sensor("w21003", "mg/L", 3, [0, 10], [null, 1], HOUR),
  sensor("w21011", "mg/L", 3, [0, 2], [null, 0.2], HOUR),
];

function sensor(
  parameter: string,
  unit: string,
  scale: number,
  range: readonly [number, number],
  limit: readonly [number | null, number | null],
  interval: number,
): SensorPlan {
  const whole = (value: number | null) => (value === null ? null : Math.round(value * 10 ** scale));
  return {
    parameter,
    unit,
    scale,
    range: { min: whole(range[0]) as number, max: whole(range[1]) as number },
    limit: limit[0] === null && limit[1] === null ? none : { min: whole(limit[0]), max: whole(limit[1]) },
    interval,
  };
}

/** Stations in the order of the water. */
export const TALLY_RIVER: readonly SimulatedStation[] = [
  {
    plan: {
      key: "spring-head",
      name: "Spring Head",
      reach: "Tally River (invented), upper reach",
      upstream: null,
      latitude: 31.4102,
      longitude: 116.8813,
      protocol: "mqtt",
      deviceId: "0100000A8900016F00010001",
      sensors: SENSORS,
    },
    character: SPRING_HEAD,
  },
  {
    plan: {
      key: "mill-weir",
      name: "Mill Weir",
      reach: "Tally River (invented), upper middle reach",
      upstream: "spring-head",
      latitude: 31.3467,
      longitude: 117.0124,
      protocol: "http",
      deviceId: "0100000A8900016F00010002",
      sensors: SENSORS,
    },
    character: MILL_WEIR,
  },
  {
    plan: {
      key: "old-ferry",
      name: "Old Ferry",
      reach: "Tally River (invented), lower middle reach",
      upstream: "mill-weir",
      latitude: 31.2718,
      longitude: 117.1986,
      protocol: "hj212",
      deviceId: "0100000A8900016F00010003",
      sensors: SENSORS,
    },
    character: OLD_FERRY,
  },
  {
    plan: {
      key: "harbour-bridge",
      name: "Harbour Bridge",
      reach: "Tally River (invented), lower reach",
      upstream: "old-ferry",
      latitude: 31.2251,
      longitude: 117.3642,
      protocol: "mqtt",
      deviceId: "0100000A8900016F00010004",
      sensors: SENSORS,
    },
    character: HARBOUR_BRIDGE,
  },
];
