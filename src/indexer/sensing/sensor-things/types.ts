import type { EntityType, TypeName } from "./model.ts";
import { observation } from "./observation-type.ts";
import { datastream, observedProperty, sensor } from "./sensor-types.ts";
import { featureOfInterest, historicalLocation, location, thing } from "./station-types.ts";

export const ENTITY_TYPES: Readonly<Record<TypeName, EntityType>> = {
  Thing: thing,
  Location: location,
  HistoricalLocation: historicalLocation,
  Datastream: datastream,
  Sensor: sensor,
  ObservedProperty: observedProperty,
  Observation: observation,
  FeatureOfInterest: featureOfInterest,
};

/** The type whose set has a name. */
export const typeOfSet = (plural: string): EntityType | undefined =>
  Object.values(ENTITY_TYPES).find((type) => type.plural === plural);
