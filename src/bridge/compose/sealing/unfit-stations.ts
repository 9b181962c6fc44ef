import type { Field } from "../../model/field.ts";
import { qualityOf } from "./field-sealer.ts";

/**
 * Stations that a quality profile does not fit, each with why (`PROFILE_UNFIT`): their readings would be stored and never sealed,
 * as nobody can judge them.
 */
export function unfitStations(field: Field, stations: readonly number[]): Map<number, unknown> {
  const unfit = new Map<number, unknown>();
  const quality = qualityOf(field);
  for (const station of stations) {
    try {
      quality(station);
    } catch (error) {
      unfit.set(station, error);
    }
  }
  return unfit;
}
