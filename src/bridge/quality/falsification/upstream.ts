import type { UpstreamBand } from "../../model/profile.ts";
import type { Point } from "../../model/qualifier.ts";

/** Readings of one upstream sensor, in order of time. */
export class UpstreamSeries {
  readonly #times: number[] = [];
  readonly #values: number[] = [];

  /** Values outside `range` are no measurements and are left out. */
  constructor(points: readonly Point[], sensor: number, range: readonly [number, number]) {
    const own = points.filter(
      ({ sensor: id, value, conflict }) =>
        id === sensor && !conflict && value !== null && value >= range[0] && value <= range[1],
    );
    for (const { observedAt, value } of own.sort((a, b) => a.observedAt - b.observedAt || a.seq - b.seq)) {
      this.#times.push(observedAt);
      this.#values.push(value as number);
    }
  }

  /**
   * Catches a station that tells another story than the river: values kept flat, lowered or made up while the water that came
   * down from upstream says otherwise. Compares with every upstream value within the uncertainty of the travel time, and
   * accuses only where none of them is near enough; where there is none, it says nothing.
   */
  disagrees(time: number, value: number, { lag, tolerance, band }: UpstreamBand): boolean {
    const from = time - (lag + tolerance) * 1000;
    const to = time - (lag - tolerance) * 1000;
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (let i = this.#firstAtOrAfter(from); i < this.#times.length && (this.#times[i] as number) <= to; i++) {
      const upstream = this.#values[i] as number;
      if (upstream < min) min = upstream;
      if (upstream > max) max = upstream;
    }
    return min <= max && (value < min + band[0] || value > max + band[1]);
  }

  #firstAtOrAfter(time: number): number {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] as number) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
