import { list, text, truth } from "../../../core/json/json-form.ts";
import { COMPONENTS, MEASUREMENT_TYPES, SENSOR_ALERTS } from "../cbv.ts";
import { cbvWord, filled, gs1Word, hexBinary, number, open, time, uri } from "./forms.ts";

const device = { deviceID: uri, deviceMetadata: uri, rawData: uri, dataProcessingMethod: uri, bizRules: uri };

const metadata = open({}, { ...device, time, startTime: time, endTime: time });

const report = open(
  { type: gs1Word(MEASUREMENT_TYPES) },
  {
    ...device,
    exception: gs1Word(SENSOR_ALERTS),
    time,
    component: cbvWord(COMPONENTS),
    uom: text,
    microorganism: uri,
    chemicalSubstance: uri,
    coordinateReferenceSystem: uri,
    value: number,
    stringValue: text,
    booleanValue: truth,
    hexBinaryValue: hexBinary,
    uriValue: uri,
    minValue: number,
    maxValue: number,
    meanValue: number,
    sDev: number,
    percRank: number,
    percValue: number,
  },
);

export const sensorElements = list(open({ sensorReport: filled(report) }, { sensorMetadata: metadata }));
