import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { isMissing, refuse, requireSpan, type Series } from "./series.ts";

export interface GrossRangeParameters {
  /** What the instrument can measure: outside is fail. Both ends pass. */
  readonly fail: readonly [number, number];
  /** What is usual: outside is suspect. Has to lie within `fail`. */
  readonly suspect?: readonly [number, number];
}

/** QARTOD test 4: is the value one that the instrument can measure, and one that is usual? */
export function grossRange(values: Series, parameters: GrossRangeParameters): Uint8Array {
  const [failMin, failMax] = requireSpan("fail", parameters.fail);
  const [min, max] = parameters.suspect === undefined ? [failMin, failMax] : requireSpan("suspect", parameters.suspect);
  if (min < failMin || max > failMax) throw refuse("suspect", parameters.suspect, "has to lie within fail");
  const flags = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (isMissing(value)) flags[i] = Quality.Missing;
    else if (value < failMin || value > failMax) flags[i] = Quality.Fail;
    else flags[i] = value < min || value > max ? Quality.Suspect : Quality.Good;
  }
  return flags;
}
