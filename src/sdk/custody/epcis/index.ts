// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export {
  ACTIONS as EPCIS_ACTIONS,
  type Action as EpcisAction,
  BIZ_STEPS,
  BIZ_TRANSACTION_TYPES,
  type BizStep,
  type BizTransactionType,
  COMPONENTS as EPCIS_COMPONENTS,
  type Component as EpcisComponent,
  DISPOSITIONS,
  type Disposition,
  ERROR_REASONS as EPCIS_ERROR_REASONS,
  type ErrorReason as EpcisErrorReason,
  MEASUREMENT_TYPES,
  type MeasurementType,
  SENSOR_ALERTS,
  type SensorAlert,
  SOURCE_DESTINATION_TYPES,
  type SourceDestinationType,
  type Uri as EpcisUri,
} from "./cbv.ts";
export * from "./create-document.ts";
export {
  type ContextEntry as EpcisContextEntry,
  EPCIS_CONTEXT,
  type EpcisContext,
  type EpcisDocument,
  type EpcisHeader,
  type EpcisQueryDocument,
  type EpcisSingleEvent,
  type MasterDataElement,
  type QueryResults as EpcisQueryResults,
  type Vocabulary as EpcisVocabulary,
} from "./document.ts";
export type {
  AggregationEvent,
  AssociationEvent,
  BizTransaction,
  Destination as EpcisDestination,
  EpcisEvent,
  ErrorDeclaration as EpcisErrorDeclaration,
  EventFields as EpcisEventFields,
  Ilmd,
  ObjectEvent,
  PersistentDisposition,
  Place as EpcisPlace,
  QuantityElement,
  Source as EpcisSource,
  TransactionEvent,
  TransformationEvent,
} from "./event.ts";
export * from "./event-hash.ts";
export * from "./exchange/index.ts";
export * from "./gs1/index.ts";
export * from "./hash/index.ts";
export * from "./parse-epcis.ts";
export type { Extensions as EpcisExtensions, SensorElement, SensorMetadata, SensorReport } from "./sensor.ts";
