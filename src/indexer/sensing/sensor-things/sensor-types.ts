import type { Reader } from "../../store/reader.ts";
import { OBSERVED_PROPERTY, READING, SENSOR, STATION } from "../tables.ts";
import { scaled } from "../carried-readings.ts";
import type { EntityType } from "./model.ts";

const MEASUREMENT = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement";

const iso = (time: number) => new Date(time).toISOString();

/** From the first observation of a sensor to its last; undefined where there is none. */
async function spanOf(read: Reader, sensor: unknown): Promise<string | undefined> {
  const ends = await Promise.all(
    [false, true].map((isReversed) =>
      read.select(READING, {
        where: [["sensor", "=", sensor]],
        order: ["sensor", "observedAt", "id"],
        isReversed,
        limit: 1,
      }),
    ),
  );
  const [first, last] = ends.map(([end]) => end?.observedAt);
  return first === undefined || last === undefined ? undefined : `${iso(first)}/${iso(last)}`;
}

const bound = (value: string | null, scale: number) => (value === null ? null : scaled(value, scale));

const ofParameter = (parameter: unknown) => [["parameter", "=", parameter]] as const;

/** What one sensor measures: a sensor of the register never changes what it measures, or in which unit. */
export const datastream: EntityType = {
  name: "Datastream",
  plural: "Datastreams",
  table: SENSOR,
  id: "id",
  properties: [
    "name",
    "description",
    "observationType",
    "unitOfMeasurement",
    "phenomenonTime",
    "resultTime",
    "properties",
  ],
  columns: { id: "id", "Thing/id": "station" },
  navigations: {
    Thing: { type: "Thing", isMany: false, where: ({ row }) => [["id", "=", row.station]] },
    Sensor: { type: "Sensor", isMany: false, where: ({ id }) => [["id", "=", id]] },
    ObservedProperty: { type: "ObservedProperty", isMany: false, where: ({ row }) => ofParameter(row.parameter) },
    Observations: { type: "Observation", isMany: true, where: ({ id }) => [["sensor", "=", id]] },
  },
  async make(row, { read, origin }) {
    const { id, station, parameter, unit, scale, range, limit, interval, phase } = row as never as Sensor;
    const name = (await read.get(STATION, { id: station }))?.name ?? String(station);
    const span = await spanOf(read, id);
    return {
      name: `${parameter} at ${name}`,
      description: `${parameter} in ${unit}, measured by sensor ${id} of station ${station}`,
      observationType: MEASUREMENT,
      unitOfMeasurement: { name: unit, symbol: unit, definition: `ucum:${unit}` },
      ...(span !== undefined && { phenomenonTime: span, resultTime: span }),
      properties: {
        sensor: id,
        phase,
        interval,
        range: { min: scaled(range.min, scale), max: scaled(range.max, scale) },
        limit: { min: bound(limit.min, scale), max: bound(limit.max, scale) },
        register: `${origin}/v1/sensors/${id}`,
      },
    };
  },
};

interface Sensor {
  readonly id: number;
  readonly station: number;
  readonly parameter: string;
  readonly unit: string;
  readonly scale: number;
  readonly range: { readonly min: string; readonly max: string };
  readonly limit: { readonly min: string | null; readonly max: string | null };
  readonly interval: number;
  readonly phase: string;
}

/** The instrument itself, as the register has it. */
export const sensor: EntityType = {
  name: "Sensor",
  plural: "Sensors",
  table: SENSOR,
  id: "id",
  properties: ["name", "description", "encodingType", "metadata", "properties"],
  columns: { id: "id" },
  navigations: { Datastreams: { type: "Datastream", isMany: true, where: ({ id }) => [["id", "=", id]] } },
  async make({ id, station, parameter, phase }, { origin }) {
    return {
      name: `Sensor ${id}`,
      description: `Measures ${parameter} at station ${station}`,
      encodingType: "application/json",
      metadata: `${origin}/v1/sensors/${id}`,
      properties: { phase },
    };
  },
};

/** A parameter, under the number of the first sensor that measures it. */
export const observedProperty: EntityType = {
  name: "ObservedProperty",
  plural: "ObservedProperties",
  table: OBSERVED_PROPERTY,
  id: "id",
  properties: ["name", "definition", "description", "properties"],
  columns: { id: "id", name: "parameter" },
  navigations: {
    Datastreams: { type: "Datastream", isMany: true, where: ({ row }) => ofParameter(row.parameter) },
  },
  async make({ parameter }) {
    return {
      name: parameter,
      definition: `urn:tallystick:parameter:${encodeURIComponent(String(parameter))}`,
      description: `The parameter ${parameter}, as the register names it`,
      properties: {},
    };
  },
};
