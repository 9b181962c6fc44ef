import type { Excess } from "../../sdk/sensing/model/batch.ts";
import { Quality } from "../../sdk/sensing/model/quality.ts";
import type { Limit } from "../../sdk/sensing/model/station.ts";
import type { Verdict } from "./qualifier.ts";
import type { Registry } from "./registry.ts";
import type { StoredReading } from "./store.ts";

/** All that a batch lists is opened by one transaction, about 60 000 gas each: far below what any block takes. */
export const MOST_LISTED = 100;

/** So many credible values within the limit, one after the other, end an episode. */
export const CALM = 3;

/**
 * Which readings begin an exceedance. While values stay beyond the limit nothing more is opened: an episode is one exceedance.
 * Values that quality control failed, or that conflict with an earlier copy, neither begin nor end one.
 *
 * A function of the sealed sequence, like the verdicts: a co-signing gateway finds the same.
 */
export class Episodes {
  readonly #registry: Registry;
  /** Sensor -> how many credible values within the limit came since the last one beyond it. Absent: in no episode. */
  readonly #calm = new Map<number, number>();

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /**
   * Takes a reading in the order of the sequence. Returns what it begins.
   *
   * @param mayBegin False for a reading that was sealed and began nothing: the limit was another one then, or its batch had no
   * room, and what is beyond now is still to be opened.
   */
  take(reading: StoredReading, { quality }: Pick<Verdict, "quality">, mayBegin = true): Excess | undefined {
    const { sensor: id, seq, observedAt, value } = reading;
    if (value === null || reading.conflict || quality === Quality.Fail || quality === Quality.Missing) return undefined;
    const sensor = this.#registry.sensor(id);
    if (sensor === undefined) return undefined;
    const calm = this.#calm.get(id);
    if (isBeyond(sensor.limit, value)) {
      if (calm === undefined && !mayBegin) return undefined;
      this.#calm.set(id, 0);
      return calm === undefined ? { sensor: id, seq, observedAt, value } : undefined;
    }
    if (calm !== undefined) {
      if (calm + 1 >= CALM) this.#calm.delete(id);
      else this.#calm.set(id, calm + 1);
    }
    return undefined;
  }
}

export function isBeyond(limit: Limit, value: number): boolean {
  return (limit.max !== null && value > limit.max) || (limit.min !== null && value < limit.min);
}
