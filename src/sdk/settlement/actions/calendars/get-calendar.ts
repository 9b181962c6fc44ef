import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkWhole } from "../../../core/whole.ts";
import { calendarsContract } from "../../contracts.ts";
import type { BankCalendar } from "../../model/bank-calendar.ts";
import { toCalendarId } from "../../model/calendar-id.ts";
import { fromHalves } from "../../model/closed-days.ts";

export interface GetCalendarParameters {
  /** Its name: "CN-BANK". */
  readonly calendar: string;
  /** Years to read. Those that are not loaded are left out. */
  readonly years: readonly number[];
}

export interface GetCalendarReturnType extends BankCalendar {
  /** How often it changed, its creation included. */
  readonly version: number;
}

/**
 * Reads a calendar, to compute with by the functions of this domain as contracts do.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { addBankingDays, dayNumber, getCalendar } from "tallystick/settlement";
 *
 * const calendar = await getCalendar(client, { calendar: "CN-BANK", years: [2025, 2026] });
 * const due = addBankingDays(calendar, dayNumber("2025-12-30"), 5);
 */
export async function getCalendar(client: Client, parameters: GetCalendarParameters): Promise<GetCalendarReturnType> {
  const { calendar: name } = parameters;
  const id = toCalendarId(name);
  const asked = parameters.years.map((year, i) => checkWhole(`years[${i}]`, year, 0, 65_535));
  const calendars = calendarsContract(client);
  const version = Number(await rpc(() => calendars.versionOf(id)));
  if (version === 0) throw sdkError("NOT_FOUND", `there is no calendar ${name}`, { calendar: name });
  const utcOffset = Number(await rpc(() => calendars.utcOffsetOf(id)));
  const years = new Map<number, bigint>();
  for (const year of asked) {
    if (!(await rpc(() => calendars.isLoaded(id, year)))) continue;
    const [first, second] = await rpc(() => calendars.closedDaysOf(id, year));
    years.set(year, fromHalves({ first, second }));
  }
  return { name, utcOffset, years, version };
}
