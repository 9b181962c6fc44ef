import type { Sensor } from "../../sdk/sensing/model/station.ts";
import { bridgeError } from "../model/errors.ts";

/** Units (UCUM) that physical rules are written in, and what else can be turned into them. */
const FACTORS: Record<string, Readonly<Record<string, number>>> = {
  "mg/L": { "mg/L": 1, "mg/l": 1, "ug/L": 1e-3, "ug/l": 1e-3, "g/m3": 1, "g/L": 1e3, "kg/m3": 1e3 },
  "uS/cm": { "uS/cm": 1, "mS/cm": 1e3, "mS/m": 10, "S/m": 1e4 },
  Cel: { Cel: 1 },
};

/** Turns values of a sensor into a unit that a physical rule is written in. */
export function inUnit(sensor: Sensor, unit: keyof typeof FACTORS): (value: number) => number {
  const factor = FACTORS[unit]?.[sensor.unit];
  if (factor === undefined) {
    const { id, parameter } = sensor;
    throw bridgeError("PROFILE_UNFIT", `sensor ${id} (${parameter}) measures in ${sensor.unit}; a rule needs ${unit}`, {
      sensor: id,
      parameter,
      unit: sensor.unit,
      needed: unit,
    });
  }
  return factor === 1 ? (value) => value : (value) => value * factor;
}
