import type { ErrorWords } from "../core/error-words.ts";
import { fromCalendarId } from "./model/calendar-id.ts";
import { dateText } from "./model/dates.ts";

const id = (value: unknown) => fromCalendarId(String(value));
const date = (value: unknown) => dateText(Number(value));

export const SETTLEMENT_WORDS: ErrorWords = {
  BankCalendar_AlreadyClosed: { day: date },
  Calendars_DayOver: { id, day: date, today: date },
  Calendars_Exists: { id },
  Calendars_Unknown: { id },
  DayCount_DaysReversed: { from: date, to: date },
};
