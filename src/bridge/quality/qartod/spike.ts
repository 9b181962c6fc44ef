import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { isMissing, refuse, type Series } from "./series.ts";

export interface SpikeParameters {
  /** Beyond is suspect; 0 or absent: not applied. */
  readonly suspect?: number;
  /** Beyond is fail; 0 or absent: not applied. */
  readonly fail?: number;
  /** @default "average" */
  readonly method?: SpikeMethod;
}

/** `average`: distance from the mean of the neighbours. `differential`: the smaller of two steps in opposite directions. */
export type SpikeMethod = "average" | "differential";

/** How far `value` sticks out between its neighbours. */
export function spikeSize(method: SpikeMethod, before: number, value: number, after: number): number {
  if (method === "average") return Math.abs(value - (before + after) / 2);
  const up = value - before;
  const down = after - value;
  return up * down < 0 ? Math.min(Math.abs(up), Math.abs(down)) : 0;
}

/**
 * QARTOD test 6: does a value stick out between its neighbours? The first and the last value, and those beside a missing one,
 * are not evaluated. The average method flags the neighbours of a big spike too.
 */
export function spike(values: Series, { suspect, fail, method = "average" }: SpikeParameters): Uint8Array {
  if (method !== "average" && method !== "differential") {
    throw refuse("method", method, "is neither average nor differential");
  }
  const flags = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const [before, value, after] = [values[i - 1], values[i], values[i + 1]];
    if (isMissing(value)) flags[i] = Quality.Missing;
    else if (isMissing(before) || isMissing(after)) flags[i] = Quality.NotEvaluated;
    else {
      const size = spikeSize(method, before as number, value as number, after as number);
      if (fail && size > fail) flags[i] = Quality.Fail;
      else flags[i] = suspect && size > suspect ? Quality.Suspect : Quality.Good;
    }
  }
  return flags;
}
