import { is, list, object } from "../../core/json/json-form.ts";
import { settlementError } from "../errors.ts";
import { toCalendarId } from "./calendar-id.ts";
import { type CalendarTable, calendarOf } from "./closed-days.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const YEAR = /^(19[789]\d|[2-9]\d{3})$/;
const MAX_OFFSET = 14 * 3600;

const date = is((value) => DATE.test(String(value)), "a date such as 2026-02-28");
const TABLE = object({
  name: is((value) => typeof value === "string" && value !== "", "a name"),
  utcOffset: is(
    (value) => Number.isSafeInteger(value) && Math.abs(Number(value)) <= MAX_OFFSET,
    "a whole number of seconds, 14 hours at most",
  ),
  years: object({}, {}, (name) => YEAR.test(name)),
});
const ONE_YEAR = object({ holidays: list(date), makeUpWorkingDays: list(date) });

/**
 * Checks a calendar as it was read from JSON: every field has the right form and there is no other, and each exception from the week is one.
 *
 * @throws `CALENDAR_TABLE_INVALID` with the field and its value; `ARGUMENT_INVALID` as `closedDays`; `DATE_INVALID`.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { parseCalendarTable } from "tallystick/settlement";
 *
 * const table = parseCalendarTable(JSON.parse(readFileSync("calendar.json", "utf8")));
 */
export function parseCalendarTable(json: unknown): CalendarTable {
  TABLE(json, "", refuse);
  const table = json as CalendarTable;
  for (const [year, days] of Object.entries(table.years)) ONE_YEAR(days, `years.${year}`, refuse);
  toCalendarId(table.name);
  calendarOf(table);
  return table;
}

function refuse(field: string, value: unknown, expected: string): never {
  const message = `calendar: ${field} should be ${expected}, is ${JSON.stringify(value)}`;
  throw settlementError("CALENDAR_TABLE_INVALID", message, { field, value });
}
