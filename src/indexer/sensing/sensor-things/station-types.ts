import { BLOCK } from "../../store/kept-tables.ts";
import type { Reader } from "../../store/reader.ts";
import type { Row } from "../../store/table.ts";
import { STATION } from "../tables.ts";
import type { EntityType } from "./model.ts";

const GEOJSON = "application/geo+json";

const pointOf = ({ longitude, latitude }: Row) => ({ type: "Point", coordinates: [longitude, latitude] });

async function timeOf(read: Reader, block: unknown): Promise<string> {
  const found = await read.get(BLOCK, { number: Number(block) });
  return new Date((found?.time ?? 0) * 1_000).toISOString();
}

const ofStation = (station: unknown) => [["id", "=", station]] as const;

/** A station. */
export const thing: EntityType = {
  name: "Thing",
  plural: "Things",
  table: STATION,
  id: "id",
  properties: ["name", "description", "properties"],
  columns: { id: "id" },
  navigations: {
    Locations: { type: "Location", isMany: true, where: ({ id }) => ofStation(id) },
    HistoricalLocations: { type: "HistoricalLocation", isMany: true, where: ({ id }) => ofStation(id) },
    Datastreams: { type: "Datastream", isMany: true, where: ({ id }) => [["station", "=", id]] },
  },
  async make(row, { origin }) {
    const { id, name, reach, operator, phase, upstream, quorum, gaps, equivocations, openExceedances } = row;
    return {
      name,
      description: `Station ${id} at the reach ${reach}`,
      properties: {
        station: id,
        reach,
        operator,
        phase,
        upstream,
        quorum,
        gaps,
        equivocations,
        openExceedances,
        register: `${origin}/v1/stations/${id}`,
      },
    };
  },
};

/** Where a station is: it never moves, or it is another station. */
export const location: EntityType = {
  name: "Location",
  plural: "Locations",
  table: STATION,
  id: "id",
  properties: ["name", "description", "encodingType", "location", "properties"],
  columns: { id: "id" },
  navigations: {
    Things: { type: "Thing", isMany: true, where: ({ id }) => ofStation(id) },
    HistoricalLocations: { type: "HistoricalLocation", isMany: true, where: ({ id }) => ofStation(id) },
  },
  async make(row) {
    const { id, name, reach } = row;
    return {
      name,
      description: `Where station ${id} is`,
      encodingType: GEOJSON,
      location: pointOf(row),
      properties: { reach },
    };
  },
};

/** Since when a station is where it is. */
export const historicalLocation: EntityType = {
  name: "HistoricalLocation",
  plural: "HistoricalLocations",
  table: STATION,
  id: "id",
  properties: ["time"],
  columns: { id: "id" },
  navigations: {
    Thing: { type: "Thing", isMany: false, where: ({ id }) => ofStation(id) },
    Locations: { type: "Location", isMany: true, where: ({ id }) => ofStation(id) },
  },
  make: async ({ block }, { read }) => ({ time: await timeOf(read, block) }),
};

/** The water at a station. */
export const featureOfInterest: EntityType = {
  name: "FeatureOfInterest",
  plural: "FeaturesOfInterest",
  table: STATION,
  id: "id",
  properties: ["name", "description", "encodingType", "feature", "properties"],
  columns: { id: "id" },
  navigations: {
    Observations: { type: "Observation", isMany: true, where: ({ id }) => [["station", "=", id]] },
  },
  async make(row) {
    const { id, name, reach } = row;
    return {
      name,
      description: `What station ${id} measures at the reach ${reach}`,
      encodingType: GEOJSON,
      feature: pointOf(row),
      properties: { reach },
    };
  },
};
