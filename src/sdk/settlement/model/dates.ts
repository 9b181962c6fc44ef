/** Days as numbers from 1970-01-01, which is 0, and dates of the Gregorian calendar: the mirror of contracts/libraries/Dates.sol. */
import { checkWhole, UINT32 } from "../../core/whole.ts";
import { settlementError } from "../errors.ts";

const EPOCH = 719_468;
const ERA = 146_097;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A date; months and days of a month count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

/**
 * The number of a day.
 *
 * @throws `DATE_INVALID`.
 *
 * @example
 * import { dayNumber } from "tallystick/settlement";
 *
 * console.log(dayNumber("2026-02-28")); // 20512
 */
export function dayNumber(date: string): number {
  const [, year, month, dayOfMonth] = DATE.exec(date) ?? [];
  if (year === undefined) throw settlementError("DATE_INVALID", `${JSON.stringify(date)} is no date`, { date });
  return fromDate({ year: Number(year), month: Number(month), dayOfMonth: Number(dayOfMonth) });
}

/** A day as text: "2026-02-28". @throws `ARGUMENT_INVALID`. */
export function dateText(day: number): string {
  const { year, month, dayOfMonth } = toDate(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** @throws `ARGUMENT_INVALID`. */
export function toDate(day: number): CalendarDate {
  const days = checkWhole("day", day, 0, UINT32) + EPOCH;
  const ofEra = days % ERA;
  const yearOfEra = quotient(ofEra - quotient(ofEra, 1460) + quotient(ofEra, 36_524) - quotient(ofEra, 146_096), 365);
  const ofYear = ofEra - (365 * yearOfEra + quotient(yearOfEra, 4) - quotient(yearOfEra, 100));
  const fromMarch = quotient(5 * ofYear + 2, 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: quotient(days, ERA) * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: ofYear - quotient(153 * fromMarch + 2, 5) + 1,
  };
}

/** @throws `DATE_INVALID` for what is no date of the years 1970 to 9999. */
export function fromDate({ year, month, dayOfMonth }: CalendarDate): number {
  const inRange = [year, month, dayOfMonth].every(Number.isSafeInteger) && year >= 1970 && year <= 9999;
  if (!inRange || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) {
    throw settlementError("DATE_INVALID", `${year}-${month}-${dayOfMonth} is no date`, { year, month, dayOfMonth });
  }
  const fromMarchYear = month <= 2 ? year - 1 : year;
  const yearOfEra = fromMarchYear % 400;
  const ofYear = quotient(153 * (month > 2 ? month - 3 : month + 9) + 2, 5) + dayOfMonth - 1;
  const ofEra = yearOfEra * 365 + quotient(yearOfEra, 4) - quotient(yearOfEra, 100) + ofYear;
  return quotient(fromMarchYear, 400) * ERA + ofEra - EPOCH;
}

export function yearOf(day: number): number {
  return toDate(day).year;
}

/** The first of January. @throws `DATE_INVALID`. */
export function startOfYear(year: number): number {
  return fromDate({ year, month: 1, dayOfMonth: 1 });
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The corresponding day `months` later, else the last day of that month. The end of a month does not stick: from 28 February it is 28
 * August.
 *
 * @throws `ARGUMENT_INVALID`; `DATE_INVALID` beyond the year 9999.
 *
 * @example
 * import { addMonths, dateText, dayNumber } from "tallystick/settlement";
 *
 * console.log(dateText(addMonths(dayNumber("2024-08-31"), 6))); // 2025-02-28
 */
export function addMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = toDate(day);
  const count = year * 12 + month - 1 + checkWhole("months", months, 0);
  const later = { year: quotient(count, 12), month: (count % 12) + 1 };
  const last = daysInMonth(later.year, later.month);
  return fromDate({ year: later.year, month: later.month, dayOfMonth: Math.min(dayOfMonth, last) });
}

export function sameMonth(a: number, b: number): boolean {
  const [one, other] = [toDate(a), toDate(b)];
  return one.year === other.year && one.month === other.month;
}

function quotient(a: number, b: number): number {
  return Math.floor(a / b);
}
