import { isTallyError } from "../../lib/errors.ts";
import { type BankCalendar, startOf } from "../../sdk/settlement/model/bank-calendar.ts";

/** First second of a day in a bank's time; null without its calendar. */
export const begins = (calendar: BankCalendar | undefined, day: number): number | null =>
  calendar === undefined ? null : Number(startOf(calendar, day));

/** A day of a year that the calendar has; undefined otherwise. */
export function ifLoaded(compute: () => number): number | undefined {
  try {
    return compute();
  } catch (error) {
    if (!isTallyError(error, "CALENDAR_YEAR_NOT_LOADED")) throw error;
    return undefined;
  }
}
