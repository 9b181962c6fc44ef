import { isTime } from "../time-bounds.ts";

const TIME_DIGITS = 14;
const MINUTE = 60_000;

/** Beijing: what HJ 212 texts mean, which never say it. */
export const BEIJING = 8 * 60;

/**
 * What YYYYMMDDhhmmss means in UTC, in Unix milliseconds; `undefined` where it is no time of the calendar, or before 1970 in UTC.
 *
 * @param utcOffset Minutes that the text's clock is ahead of UTC.
 */
export function utcOf(text: string, utcOffset: number): number | undefined {
  if (text.length !== TIME_DIGITS) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 4, 6);
  const day = digits(text, 6, 8);
  const hour = digits(text, 8, 10);
  const minute = digits(text, 10, 12);
  const second = digits(text, 12, 14);
  if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  if (!(hour < 24 && minute < 60 && second < 60)) return undefined; // NaN, from what is no digit, compares false
  const at = Date.UTC(year, month - 1, day, hour, minute, second) - utcOffset * MINUTE;
  return isTime(at) ? at : undefined;
}

/** The other way: `at` as a station's own clock writes it. */
export function localTime(at: number, utcOffset: number): string {
  return withoutMarks(at, utcOffset).slice(0, TIME_DIGITS);
}

/** A time with its milliseconds, as QN numbers a command. */
export function queryNumber(at: number, utcOffset: number): string {
  return withoutMarks(at, utcOffset);
}

const withoutMarks = (at: number, utcOffset: number) =>
  new Date(at + utcOffset * MINUTE).toISOString().replace(/[^0-9]/g, "");

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
