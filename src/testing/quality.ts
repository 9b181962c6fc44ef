import { PROFILE_FORMAT, type Profile } from "../bridge/model/profile.ts";
import type { Point, Surroundings } from "../bridge/model/qualifier.ts";
import type { Sensor, Station } from "../sdk/sensing/model/station.ts";

const MINUTE = 60_000;

export const sensorOf = (id: number, parameter: string, unit: string, fields: Partial<Sensor> = {}): Sensor => ({
  id,
  station: 1,
  parameter,
  unit,
  scale: 2,
  range: { min: -500, max: 100_000 },
  limit: { min: null, max: null },
  interval: 900,
  ...fields,
});

export const stationOf = (sensors: readonly Sensor[], fields: Partial<Station> = {}): Station => ({
  id: 1,
  operator: 1,
  name: "Bridge Street",
  reach: "upper",
  upstream: 0,
  latitude: 41.7,
  longitude: -111.8,
  quorum: 1,
  epoch: 1,
  gateways: [],
  sensors,
  ...fields,
});

export const profileOf = (fields: Partial<Profile> = {}): Profile => ({
  format: PROFILE_FORMAT,
  name: "test",
  version: 1,
  window: 400,
  lateAfter: 3600,
  clockAllowance: 300,
  notMeasured: ["B", "C", "D", "F", "M"],
  parameters: {},
  combinations: [],
  ...fields,
});

/** Received a second after it was observed, on time and in order. */
export const pointOf = (seq: number, value: number | null, fields: Partial<Point> = {}): Point => {
  const observedAt = fields.observedAt ?? seq * 15 * MINUTE;
  return {
    seq,
    sensor: 1,
    observedAt,
    receivedAt: observedAt + 1000,
    value,
    sourceFlag: "",
    counter: 0,
    conflict: false,
    ...fields,
  };
};

/** A series of one sensor, every quarter of an hour. */
export const seriesOf = (values: readonly (number | null)[], fields: Partial<Point> = {}): Point[] =>
  values.map((value, i) => pointOf(i + 1, value, fields));

export const NOTHING_AROUND: Surroundings = { upstream: [], calibrationLapsed: () => false };
