import { buildPublishCalendarProposal } from "../../sdk/settlement/actions/calendars/build-publish-calendar-proposal.ts";
import { addBankingDays, type BankCalendar, dayOf, startOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { calendarOf } from "../../sdk/settlement/model/closed-days.ts";
import { yearOf } from "../../sdk/settlement/model/dates.ts";
import { chainTime, moveClock } from "./chain-clock.ts";
import { passProposal } from "./pass-proposal.ts";
import type { Stage } from "./scenario.ts";
import { votersOf } from "./voters.ts";

/** Eight hours ahead of UTC: closed on weekends, whatever year it is played in. */
const UTC_OFFSET = 28_800;
const NOON = 43_200;

export interface Days {
  readonly calendar: BankCalendar;
  readonly today: number;
}

/** The Council publishes a calendar of this name for this year and the next. */
export async function publishDays(stage: Stage, name: string): Promise<Days> {
  const voters = await votersOf(stage);
  const [founder] = voters;
  const { provider } = founder;
  const first = yearOf(Math.floor(((await chainTime(provider)) + UTC_OFFSET) / 86_400));
  const years = [first, first + 1].map((year) => [String(year), { holidays: [], makeUpWorkingDays: [] }]);
  const table = { name, utcOffset: UTC_OFFSET, years: Object.fromEntries(years) };
  await passProposal(voters, buildPublishCalendarProposal(founder, { table }));
  const calendar = calendarOf(table);
  // All begins on a banking day, so that the first clock is the same whenever it is played.
  const today = addBankingDays(calendar, dayOf(calendar, await chainTime(provider)), 1);
  await moveClock(provider, noonOf(calendar, today));
  stage.say(`the Council published the banking days of ${name}`);
  return { calendar, today };
}

export const noonOf = (calendar: BankCalendar, day: number): number => Number(startOf(calendar, day)) + NOON;
