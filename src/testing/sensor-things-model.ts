/** The data model of SensorThings 1.1 as its clause 8.2 has it: properties that every entity has, and relations. */
export const DATA_MODEL = {
  Things: {
    conf: "thing",
    properties: ["name", "description"],
    one: [],
    many: ["Locations", "HistoricalLocations", "Datastreams"],
  },
  Locations: {
    conf: "location",
    properties: ["name", "description", "encodingType", "location"],
    one: [],
    many: ["Things", "HistoricalLocations"],
  },
  HistoricalLocations: { conf: "historical-location", properties: ["time"], one: ["Thing"], many: ["Locations"] },
  Datastreams: {
    conf: "datastream",
    properties: ["name", "description", "unitOfMeasurement", "observationType"],
    one: ["Thing", "Sensor", "ObservedProperty"],
    many: ["Observations"],
  },
  Sensors: {
    conf: "sensor",
    properties: ["name", "description", "encodingType", "metadata"],
    one: [],
    many: ["Datastreams"],
  },
  ObservedProperties: {
    conf: "observed-property",
    properties: ["name", "definition", "description"],
    one: [],
    many: ["Datastreams"],
  },
  Observations: {
    conf: "observation",
    properties: ["phenomenonTime", "result", "resultTime"],
    one: ["Datastream", "FeatureOfInterest"],
    many: [],
  },
  FeaturesOfInterest: {
    conf: "feature-of-interest",
    properties: ["name", "description", "encodingType", "feature"],
    one: [],
    many: ["Observations"],
  },
} as const;

export type SetName = keyof typeof DATA_MODEL;

export const SETS = Object.keys(DATA_MODEL) as SetName[];

/** The set of the entities that a relation leads to. */
export const setOf = (relation: string): SetName =>
  SETS.find((set) => set === relation || set === `${relation}s`) ??
  (relation === "ObservedProperty" ? "ObservedProperties" : "FeaturesOfInterest");

/** Relations of a set's entities. */
export const relationsOf = (set: SetName): readonly string[] => [...DATA_MODEL[set].one, ...DATA_MODEL[set].many];
