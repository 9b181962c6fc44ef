import { buildPublishCalendarProposal } from "../../sdk/settlement/actions/calendars/build-publish-calendar-proposal.ts";
import { type BankCalendar, dayOf, scheduleOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { type CalendarTable, calendarOf, isWeekend } from "../../sdk/settlement/model/closed-days.ts";
import { dayNumber, yearOf } from "../../sdk/settlement/model/dates.ts";
import { chainTime } from "../shared/chain-clock.ts";
import { passProposal } from "../shared/pass-proposal.ts";
import type { Stage } from "../shared/scenario.ts";
import { votersOf } from "../shared/voters.ts";

/** Of the play's bank, eight hours ahead of UTC: closed on weekends and on three days a year, whatever year it is played in. */
const NAME = "PLAY-BANK";
const UTC_OFFSET = 28_800;
const HOLIDAYS = ["01-01", "05-01", "10-01"] as const;
const TENOR = 60;
const CLOSES_BEFORE = 1;

/** The days of the play, numbered from 1970-01-01, and the calendar that tells which of them are banking days. */
export interface Days {
  readonly calendar: BankCalendar;
  readonly today: number;
  /** A Saturday, so that it is paid later. */
  readonly due: number;
  /** The next banking day. */
  readonly payment: number;
  /** First second in which nothing is passed on any more. */
  readonly closesAt: number;
}

/** The Council publishes the calendar for this year and the next. */
export async function publishCalendar(stage: Stage): Promise<Days> {
  const voters = await votersOf(stage);
  const [founder] = voters;
  const now = await chainTime(founder.provider);
  const today = Math.floor((now + UTC_OFFSET) / 86_400);
  const table = tableFrom(yearOf(today));
  await passProposal(voters, buildPublishCalendarProposal(founder, { table }));
  const calendar = calendarOf(table);
  const due = saturdayFrom(dayOf(calendar, now) + TENOR);
  const { paymentDay, cutoff } = scheduleOf(calendar, { maturity: due, convention: "Following", n: CLOSES_BEFORE });
  stage.say(`the Council published the banking days of ${NAME}, ${Object.keys(table.years).join(" and ")}`);
  return { calendar, today, due, payment: paymentDay, closesAt: Number(cutoff) };
}

function tableFrom(first: number): CalendarTable {
  const years = [first, first + 1].map((year) => {
    const holidays = HOLIDAYS.map((day) => `${year}-${day}`).filter((date) => !isWeekend(dayNumber(date)));
    return [String(year), { holidays, makeUpWorkingDays: [] }] as const;
  });
  return { name: NAME, utcOffset: UTC_OFFSET, years: Object.fromEntries(years) };
}

function saturdayFrom(day: number): number {
  return isWeekend(day) && !isWeekend(day - 1) ? day : saturdayFrom(day + 1);
}
