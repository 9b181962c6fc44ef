import type { Json } from "../../core/json/canonical-json.ts";
import type { Component, MeasurementType, SensorAlert, Uri } from "./cbv.ts";

/** Fields of others' vocabularies. Their names are URIs or CURIEs. */
export interface Extensions {
  readonly [name: Uri]: Json;
}

/** What holds for all reports of an element. */
export interface SensorMetadata extends Extensions {
  readonly time?: string;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly deviceID?: string;
  readonly deviceMetadata?: string;
  readonly rawData?: string;
  readonly dataProcessingMethod?: string;
  readonly bizRules?: string;
}

/** One observation of a sensor: `{ type: "Mass", value: 3.42, uom: "KGM" }`. */
export interface SensorReport extends Extensions {
  readonly type: MeasurementType;
  readonly exception?: SensorAlert;
  readonly deviceID?: string;
  readonly deviceMetadata?: string;
  readonly rawData?: string;
  readonly dataProcessingMethod?: string;
  readonly bizRules?: string;
  readonly time?: string;
  readonly microorganism?: string;
  readonly chemicalSubstance?: string;
  readonly coordinateReferenceSystem?: string;
  readonly value?: number;
  readonly component?: Component;
  readonly stringValue?: string;
  readonly booleanValue?: boolean;
  readonly hexBinaryValue?: string;
  readonly uriValue?: string;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly meanValue?: number;
  readonly sDev?: number;
  readonly percRank?: number;
  readonly percValue?: number;
  /** UN/CEFACT code: "CEL". */
  readonly uom?: string;
}

export interface SensorElement extends Extensions {
  readonly sensorMetadata?: SensorMetadata;
  readonly sensorReport: readonly SensorReport[];
}
