import { treatiesError } from "../errors.ts";

/** When a loss happened, in seconds since 1970. */
export interface TimedLoss {
  readonly happenedAt: number;
}

/** A period that the cedent chose, and the losses of the event that it is. */
export interface EventPeriod {
  readonly startsAt: number;
  readonly losses: readonly TimedLoss[];
}

/**
 * Hours clause: checks that every loss of each period lies within so many hours of its beginning, that no period begins before the first loss that was recorded, and that no
 * two overlap. As the contract checks it, advice by advice.
 *
 * @throws `LOSS_OUTSIDE_WINDOW`, `PERIOD_BEFORE_FIRST_LOSS`, `PERIODS_OVERLAP`.
 *
 * @example
 * import { checkEventPeriods } from "tallystick/treaties";
 *
 * const storm = [{ happenedAt: 1_800_000_000 }, { happenedAt: 1_800_200_000 }];
 * checkEventPeriods(72, storm, [{ startsAt: 1_800_000_000, losses: storm }]);
 */
export function checkEventPeriods(
  hours: number,
  recorded: readonly TimedLoss[],
  periods: readonly EventPeriod[],
): void {
  const window = hours * 3600;
  const first = Math.min(...recorded.map(({ happenedAt }) => happenedAt));
  const taken: number[] = [];
  for (const { startsAt, losses } of periods) {
    for (const { happenedAt } of losses) {
      if (happenedAt >= startsAt && happenedAt < startsAt + window) continue;
      const said = `a loss of second ${happenedAt} lies outside the ${hours} hours from ${startsAt}`;
      throw treatiesError("LOSS_OUTSIDE_WINDOW", said, { happenedAt, startsAt, hours });
    }
    if (startsAt < first) {
      const said = `the period of second ${startsAt} begins before the first loss, of ${first}`;
      throw treatiesError("PERIOD_BEFORE_FIRST_LOSS", said, { startsAt, first });
    }
    const other = taken.find((each) => Math.abs(each - startsAt) < window);
    if (other !== undefined) {
      const said = `the periods of seconds ${other} and ${startsAt} overlap`;
      throw treatiesError("PERIODS_OVERLAP", said, { startsAt, other });
    }
    taken.push(startsAt);
  }
}
