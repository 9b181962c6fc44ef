import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { DriftLimits } from "../../model/profile.ts";
import { Extremes } from "./extremes.ts";
import type { History } from "./history.ts";
import type { SeriesTest } from "./series-test.ts";

/** A change of more slacks than this counts as so many: a single spike is no drift. */
const MOST = 8;

/**
 * Page's two-sided CUSUM of the change since the same hour of the day before. Each reading adds that change less the slack; the sum of the
 * readings that are looked back at grows where the series moves one way for days, as a fouled or ageing sensor does.
 */
export class Cusum {
  readonly #lag: number;
  readonly #readings: number;
  readonly #slack: number;
  readonly #up: Extremes;
  readonly #down: Extremes;
  /** Sums since the beginning, in whole numbers: only their differences count. */
  #rise = 0;
  #fall = 0;

  constructor({ lag, readings, slack }: Pick<DriftLimits, "lag" | "readings" | "slack">, scale: number) {
    this.#lag = lag;
    this.#readings = readings;
    this.#slack = Math.max(1, Math.round(slack * 10 ** scale));
    this.#up = new Extremes(readings + 2);
    this.#down = new Extremes(readings + 2);
  }

  /** The greater of both sums after the newest reading, in stored integers times readings. */
  next(history: History): number {
    const { last, first } = history;
    const most = MOST * this.#slack;
    const isKnown = last - this.#lag >= first;
    const change = isKnown ? history.whole(last) - history.whole(last - this.#lag) : 0;
    const counted = Math.max(-most, Math.min(most, change));
    if (isKnown) {
      this.#rise += counted - this.#slack;
      this.#fall += -counted - this.#slack;
    }
    const from = Math.max(first, last - this.#readings);
    this.#up.dropBefore(from);
    this.#down.dropBefore(from);
    this.#up.push(last, this.#rise);
    this.#down.push(last, this.#fall);
    return Math.max(this.#rise - this.#up.min, this.#fall - this.#down.min);
  }
}

/** Catches drift: days of change in one direction, beyond what the water's own past had. */
export function driftTest(limits: DriftLimits, scale: number): SeriesTest {
  const cusum = new Cusum(limits, scale);
  const decision = limits.decision * 10 ** scale * limits.lag;
  return {
    check: Check.Drift,
    covers: 1,
    next: (history) => (cusum.next(history) > decision ? Quality.Suspect : Quality.Good),
  };
}
