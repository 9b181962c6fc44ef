import type { Point } from "./qualifier.ts";
import type { Registry } from "./registry.ts";
import type { StoredReading } from "./store.ts";

/** Readings as quality control sees them: values in the sensor's unit. */
export function toPoints(readings: readonly Omit<StoredReading, "text" | "frame">[], registry: Registry): Point[] {
  const factors = new Map<number, number>();
  return readings.map(({ seq, sensor, observedAt, receivedAt, value, sourceFlag, counter, conflict }) => {
    let factor = factors.get(sensor);
    if (factor === undefined) {
      factor = 10 ** (registry.sensor(sensor)?.scale ?? 0);
      factors.set(sensor, factor);
    }
    return {
      seq,
      sensor,
      observedAt,
      receivedAt,
      value: value === null ? null : value / factor,
      sourceFlag,
      counter,
      conflict,
    };
  });
}
