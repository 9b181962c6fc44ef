import { checkThat } from "../../core/check.ts";
import { checkWhole } from "../../core/whole.ts";
import type { BankCalendar } from "./bank-calendar.ts";
import { dayNumber, isLeap, startOfYear, yearOf } from "./dates.ts";

/** A calendar as a table that people write and compare with the notices that it follows. Weekends are Saturday and Sunday. */
export interface CalendarTable {
  readonly name: string;
  /** Seconds that local time is ahead of UTC, all the year. */
  readonly utcOffset: number;
  readonly years: Readonly<Record<string, CalendarYear>>;
}

/** One year's exceptions from the week. */
export interface CalendarYear {
  /** Weekdays on which banks are closed. */
  readonly holidays: readonly string[];
  /** Days of a weekend on which banks are open. */
  readonly makeUpWorkingDays: readonly string[];
}

/** The halves of a year as the chain loads them. */
export interface HalfYears {
  /** Bit i: the year's day i, from 0, is no banking day; 184 days. */
  readonly first: bigint;
  /** As `first`, from the year's day 184. */
  readonly second: bigint;
}

const FIRST_HALF = 184n;

/**
 * A year's closed days, computed from its exceptions: bit i says that its day i, from 0, is no banking day.
 *
 * @throws `ARGUMENT_INVALID` for a holiday on a weekend, a working day that is none, a day of another year or one that is named twice;
 * `DATE_INVALID`.
 */
export function closedDays(year: number, { holidays, makeUpWorkingDays }: CalendarYear): bigint {
  checkWhole("year", year, 1971, 9999);
  const begin = startOfYear(year);
  let closed = 0n;
  for (let i = 0; i < (isLeap(year) ? 366 : 365); i++) if (isWeekend(begin + i)) closed |= 1n << BigInt(i);
  for (const [field, dates, weekend] of [
    ["holidays", holidays, false],
    ["makeUpWorkingDays", makeUpWorkingDays, true],
  ] as const) {
    dates.forEach((date, i) => {
      const day = dayNumber(date);
      const bit = 1n << BigInt(day - begin);
      const fresh = yearOf(day) === year && isWeekend(day) === weekend && ((closed & bit) !== 0n) === weekend;
      const expected = `a day of ${year} ${weekend ? "on a weekend" : "from Monday to Friday"}, named once`;
      checkThat(fresh, `${field}[${i}]`, date, expected);
      closed ^= bit;
    });
  }
  return closed;
}

/** A calendar to compute with. @throws as `closedDays`. */
export function calendarOf({ name, utcOffset, years }: CalendarTable): BankCalendar {
  const loaded = Object.entries(years).map(([year, days]): [number, bigint] => [
    Number(year),
    closedDays(Number(year), days),
  ]);
  return { name, utcOffset, years: new Map(loaded) };
}

/** A year's closed days in halves. */
export function toHalves(closed: bigint): HalfYears {
  return { first: closed & ((1n << FIRST_HALF) - 1n), second: closed >> FIRST_HALF };
}

/** Both halves as one. */
export function fromHalves({ first, second }: HalfYears): bigint {
  return first | (second << FIRST_HALF);
}

/** 1970-01-01 was a Thursday. */
export function isWeekend(day: number): boolean {
  return [2, 3].includes(day % 7);
}
