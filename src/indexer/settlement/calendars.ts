import { calendarsContract } from "../../sdk/settlement/contracts.ts";
import type { BankCalendar } from "../../sdk/settlement/model/bank-calendar.ts";
import { fromCalendarId, toCalendarId } from "../../sdk/settlement/model/calendar-id.ts";
import { fromHalves } from "../../sdk/settlement/model/closed-days.ts";
import { startOfYear, yearOf } from "../../sdk/settlement/model/dates.ts";
import { projection } from "../project/projection.ts";
import { int } from "../project/values.ts";
import type { Reader } from "../store/reader.ts";
import type { Rows } from "../store/rows.ts";
import { integer, type RowOf, table, text, word } from "../store/table.ts";

export const CALENDAR = table("calendar", { id: word(), utcOffset: integer() }, ["id"]);

/** Bit i of a year, in decimal: its day i is no banking day. */
export const CALENDAR_YEAR = table("calendar_year", { id: word(), year: integer(), closed: text() }, ["id", "year"]);

/** Which days are banking days. */
export const calendarsProjection = projection(
  calendarsContract,
  { calendar: ["id"] },
  {
    CalendarCreated: ({ id, utcOffset }, _, rows) => rows.put(CALENDAR, { id, utcOffset: int(utcOffset) }),
    YearLoaded({ id, year, first, second }, _, rows) {
      const closed = fromHalves({ first: BigInt(first), second: BigInt(second) });
      rows.put(CALENDAR_YEAR, { id, year: int(year), closed: `${closed}` });
    },
    async ClosureAdded({ id, day }, _, rows) {
      const year = yearOf(int(day));
      const found = await rows.get(CALENDAR_YEAR, { id, year });
      if (found === undefined) return;
      const closed = BigInt(found.closed) | (1n << BigInt(int(day) - startOfYear(year)));
      rows.put(CALENDAR_YEAR, { ...found, closed: `${closed}` });
    },
  },
);

const MOST_YEARS = 200;

/** A calendar to compute with, by its name; undefined where there is none. */
export async function calendarIn(read: Reader, name: string): Promise<BankCalendar | undefined> {
  const id = toCalendarId(name);
  const where = [["id", "=", id]] as const;
  const years = await read.select(CALENDAR_YEAR, { where, order: ["year"], limit: MOST_YEARS });
  return calendarOf(await read.get(CALENDAR, { id }), years);
}

/** As `calendarIn`, as the calendar is at the event that a projection takes. */
export async function calendarAt(rows: Rows, name: string): Promise<BankCalendar | undefined> {
  const id = toCalendarId(name);
  return calendarOf(await rows.get(CALENDAR, { id }), await rows.find(CALENDAR_YEAR, { id }));
}

function calendarOf(
  found: RowOf<typeof CALENDAR> | undefined,
  years: readonly RowOf<typeof CALENDAR_YEAR>[],
): BankCalendar | undefined {
  if (found === undefined) return undefined;
  const loaded = years.map(({ year, closed }): [number, bigint] => [year, BigInt(closed)]);
  return { name: fromCalendarId(found.id), utcOffset: found.utcOffset, years: new Map(loaded) };
}
