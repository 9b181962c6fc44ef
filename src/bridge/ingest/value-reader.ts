import type { Sensor } from "../../sdk/sensing/model/station.ts";
import { type Conversion, scaledInteger } from "./decimal.ts";
import type { Units } from "./units.ts";

/** Reads the text of a value in a unit as a sensor's stored integer. Throws as `scaledInteger` does. */
export type ValueReader = (text: string) => number;

/** Units per sensor that are remembered: a device uses one. */
const MAX_UNITS = 16;

/**
 * Readers of values, made once per sensor and unit, so that no unit is looked up per value.
 *
 * @returns A function that throws `UNIT_UNKNOWN` and `UNIT_INCOMPATIBLE`. Without a unit the value is in the sensor's.
 */
export function valueReaders(units: Units): (sensor: Sensor, unit: string | undefined) => ValueReader {
  // By identity: when the registry learns of another sensor under the same number, nothing of the old one is used.
  const ofSensor = new WeakMap<Sensor, Map<string, ValueReader>>();

  return (sensor, unit = sensor.unit) => {
    let readers = ofSensor.get(sensor);
    if (readers === undefined) {
      readers = new Map();
      ofSensor.set(sensor, readers);
    }
    let reader = readers.get(unit);
    if (reader === undefined) {
      reader = readerOf(sensor.scale, units.conversion(unit, sensor.unit));
      if (readers.size >= MAX_UNITS) readers.clear();
      readers.set(unit, reader);
    }
    return reader;
  };
}

function readerOf(scale: number, conversion: Conversion | null): ValueReader {
  if (conversion === null) return (text) => scaledInteger(text, scale);
  const shift = powerOfTen(conversion);
  // A factor of ten is only another scale, and that is several times faster than a conversion.
  if (shift !== undefined && scale + shift >= 0) return (text) => scaledInteger(text, scale + shift);
  return (text) => scaledInteger(text, scale, conversion);
}

/** `n` where the conversion is by 10^n. */
function powerOfTen({ numerator, denominator, addend }: Conversion): number | undefined {
  if (addend !== 0n) return undefined;
  const [large, small] = numerator > denominator ? [numerator, denominator] : [denominator, numerator];
  if (small !== 1n) return undefined;
  const digits = large.toString();
  if (!/^10*$/.test(digits)) return undefined;
  return numerator > denominator ? digits.length - 1 : 1 - digits.length;
}
