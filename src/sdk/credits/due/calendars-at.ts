import type { Client } from "../../core/client.ts";
import type { BlockTime } from "../../core/due/due.ts";
import { memo } from "../../core/due/memo.ts";
import { safe } from "../../core/whole.ts";
import { calendarsContract } from "../../settlement/contracts.ts";
import { toCalendarId } from "../../settlement/model/calendar-id.ts";
import { EXAMINATION_DAYS } from "../model/periods.ts";

/** Number of the word Following of the Solidity `Convention`. */
const FOLLOWING = 1;

/** What the clocks of credits ask of calendars. Days count from 1970, in the calendar's own time. */
export interface CalendarsAt {
  /** First second of a day. */
  startOf(at: BlockTime, calendar: string, day: number): Promise<number>;
  lastDayOfExamination(at: BlockTime, calendar: string, receivedOn: number): Promise<number>;
  /** The next banking day, or the day itself. */
  roll(at: BlockTime, calendar: string, day: number): Promise<number>;
  /** A year was published, or a day closed: what was answered may be true no more. */
  change(): void;
}

/** Asks the chain once for each answer, until a calendar changes. */
export function calendarsAt(client: Client): CalendarsAt {
  const answers = memo<number>();
  let version = 0;
  const ask = (name: "startOf" | "addBankingDays" | "roll", { block }: BlockTime, calendar: string, day: number) =>
    answers(`${name} ${calendar} ${day}`, version, async () => {
      const contract = calendarsContract(client);
      const [id, options] = [toCalendarId(calendar), { blockTag: block }];
      if (name === "startOf") return safe("dueAt", await contract.startOf(id, day, options));
      if (name === "roll") return Number(await contract.roll(id, day, FOLLOWING, options));
      return Number(await contract.addBankingDays(id, day, EXAMINATION_DAYS, options));
    });
  return {
    startOf: (at, calendar, day) => ask("startOf", at, calendar, day),
    lastDayOfExamination: (at, calendar, day) => ask("addBankingDays", at, calendar, day),
    roll: (at, calendar, day) => ask("roll", at, calendar, day),
    change: () => version++,
  };
}
