import type { Client } from "../../core/client.ts";
import type { BlockTime } from "../../core/due/due.ts";
import { memo } from "../../core/due/memo.ts";
import { safe } from "../../core/whole.ts";
import { calendarsContract } from "../contracts.ts";
import { toCalendarId } from "../model/calendar-id.ts";

/** Number of the word Following of the Solidity `Convention`. */
const FOLLOWING = 1;

/** What clocks ask of calendars. Days count from 1970, in the calendar's own time. Each rejects with the contract's refusal of a year that is not loaded. */
export interface CalendarsAt {
  /** First second of a day. */
  startOf(at: BlockTime, calendar: string, day: number): Promise<number>;
  /** The n-th banking day after a day; for 0, the day itself or the next banking day. */
  addBankingDays(at: BlockTime, calendar: string, day: number, n: number): Promise<number>;
  /** The next banking day, or the day itself. */
  roll(at: BlockTime, calendar: string, day: number): Promise<number>;
  /** A year was published, or a day closed: what was answered may be true no more. */
  change(): void;
}

/** Asks the chain once for each answer, until a calendar changes. */
export function calendarsAt(client: Client): CalendarsAt {
  const answers = memo<number>();
  let version = 0;
  const contract = calendarsContract(client);
  const once = (key: string, read: () => Promise<bigint>) =>
    answers(key, version, async () => safe("dueAt", await read()));
  return {
    startOf: ({ block }, calendar, day) =>
      once(`start ${calendar} ${day}`, () => contract.startOf(toCalendarId(calendar), day, { blockTag: block })),
    addBankingDays: ({ block }, calendar, day, n) =>
      once(`add ${calendar} ${day} ${n}`, () =>
        contract.addBankingDays(toCalendarId(calendar), day, n, { blockTag: block }),
      ),
    roll: ({ block }, calendar, day) =>
      once(`roll ${calendar} ${day}`, () => contract.roll(toCalendarId(calendar), day, FOLLOWING, { blockTag: block })),
    change: () => version++,
  };
}
