import { decimalText } from "../../sdk/core/decimal-text.ts";
import { unitText } from "./unit-text.ts";
import type { IndexedSensor } from "../../sdk/query/sensing.ts";

/** A stored integer in its sensor's unit; nothing of it where the sensor is not known: without its places it would be another number. */
export const valueText = (value: string, sensor: IndexedSensor | undefined) =>
  sensor === undefined ? "…" : `${decimalText(BigInt(value), sensor.scale)} ${unitText(sensor.unit)}`.trim();
