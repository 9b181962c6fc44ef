import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { isMissing, requireNumber, requireSameLength, type Series, type Times } from "./series.ts";

export interface RateOfChangeParameters {
  /** Change per second beyond which a value is suspect. */
  readonly suspect: number;
  /** Change per second beyond which a value fails. */
  readonly fail?: number;
}

/**
 * QARTOD test 7: does the value change faster than water does? The first value and one after a missing one are good. The return
 * from a spike is flagged as well.
 */
export function rateOfChange(values: Series, times: Times, parameters: RateOfChangeParameters): Uint8Array {
  requireSameLength(values, times);
  const suspect = requireNumber("suspect", parameters.suspect);
  const fail = parameters.fail === undefined ? Number.POSITIVE_INFINITY : requireNumber("fail", parameters.fail);
  const flags = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const [before, value] = [values[i - 1], values[i]];
    if (isMissing(value)) flags[i] = Quality.Missing;
    else if (isMissing(before)) flags[i] = Quality.Good;
    else {
      const seconds = Math.trunc(((times[i] as number) - (times[i - 1] as number)) / 1000);
      const rate = Math.abs(((value as number) - (before as number)) / seconds);
      if (rate > fail) flags[i] = Quality.Fail;
      else flags[i] = rate > suspect ? Quality.Suspect : Quality.Good;
    }
  }
  return flags;
}
