import type { BankCalendar } from "./bank-calendar.ts";
import { isBankingDay } from "./bank-calendar.ts";
import type { CalendarYear } from "./closed-days.ts";
import { isWeekend } from "./closed-days.ts";
import { dateText, startOfYear, yearOf } from "./dates.ts";

/** A loaded year's exceptions from the week: what `closedDays` computes it from. @throws `CALENDAR_YEAR_NOT_LOADED`. */
export function exceptionsOf(calendar: BankCalendar, year: number): CalendarYear {
  const [holidays, makeUpWorkingDays]: [string[], string[]] = [[], []];
  for (let day = startOfYear(year); yearOf(day) === year; day++) {
    const open = isBankingDay(calendar, day);
    if (open === isWeekend(day)) (open ? makeUpWorkingDays : holidays).push(dateText(day));
  }
  return { holidays, makeUpWorkingDays };
}
