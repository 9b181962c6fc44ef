/** What the dues of credits ask of a calendar, as it is at a block: a day that was closed since moves them. */
import type { Client } from "../../core/client.ts";
import type { BlockTime } from "../../core/due/due.ts";
import { safe } from "../../core/whole.ts";
import { calendarsContract } from "../../settlement/contracts.ts";
import { toCalendarId } from "../../settlement/model/calendar-id.ts";
import type { CreditTerms } from "../model/credit-terms.ts";
import { EXAMINATION_DAYS } from "../model/periods.ts";

/** Number of the word Following of the Solidity `Convention`. */
const FOLLOWING = 1;

export const calendarOf = (terms: CreditTerms, atConfirmer: boolean): string =>
  atConfirmer ? terms.confirmerCalendar : terms.calendar;

/** First second of a local day. */
export async function startOf(client: Client, at: BlockTime, calendar: string, day: number): Promise<number> {
  const start = await calendarsContract(client).startOf(toCalendarId(calendar), day, { blockTag: at.block });
  return safe("dueAt", start);
}

export async function lastDayOfExamination(
  client: Client,
  at: BlockTime,
  calendar: string,
  receivedOn: number,
): Promise<number> {
  const calendars = calendarsContract(client);
  const options = { blockTag: at.block };
  return Number(await calendars.addBankingDays(toCalendarId(calendar), receivedOn, EXAMINATION_DAYS, options));
}

/** The next banking day, or the day itself. */
export async function rollDay(client: Client, at: BlockTime, calendar: string, day: number): Promise<number> {
  const options = { blockTag: at.block };
  return Number(await calendarsContract(client).roll(toCalendarId(calendar), day, FOLLOWING, options));
}
