import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { isMissing, refuse, type Series } from "./series.ts";

/** QARTOD test 3: is it a place on Earth? Missing where both coordinates are, fail where one is. Stations do not move. */
export function location(longitudes: Series, latitudes: Series): Uint8Array {
  for (const [name, given] of [["longitudes", longitudes] as const, ["latitudes", latitudes] as const]) {
    if (typeof given !== "object" || given === null) throw refuse(name, given, "has to be an array");
  }
  if (longitudes.length !== latitudes.length) throw refuse("latitudes", latitudes.length, "has another length");
  return Uint8Array.from({ length: longitudes.length }, (_, i) => {
    const missing = [longitudes[i], latitudes[i]].filter((value) => isMissing(value)).length;
    if (missing > 0) return missing === 2 ? Quality.Missing : Quality.Fail;
    const outside = Math.abs(longitudes[i] as number) > 180 || Math.abs(latitudes[i] as number) > 90;
    return outside ? Quality.Fail : Quality.Good;
  });
}
