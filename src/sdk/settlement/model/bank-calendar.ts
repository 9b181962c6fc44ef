/** Which days are banking days, and what follows for dates and deadlines: the mirror of contracts/libraries/BankCalendar.sol. */
import { checkThat, checkTime } from "../../core/check.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";
import { settlementError } from "../errors.ts";
import { sameMonth, startOfYear, yearOf } from "./dates.ts";

/** A calendar's data. */
export interface BankCalendar {
  /** Its name: "CN-BANK". */
  readonly name: string;
  /** Seconds that local time is ahead of UTC, all the year. */
  readonly utcOffset: number;
  /** Years that are loaded: bit i of a year says that its day i, from 0, is no banking day. */
  readonly years: ReadonlyMap<number, bigint>;
}

/** What becomes of a date that is no banking day, in the order of contracts/types/Convention.sol. */
export const CONVENTIONS = ["Unadjusted", "Following", "ModifiedFollowing", "Preceding", "ModifiedPreceding"] as const;
export type Convention = (typeof CONVENTIONS)[number];

const DAY = 86_400;

/** @throws `CALENDAR_YEAR_NOT_LOADED`; `ARGUMENT_INVALID`. */
export function isBankingDay(calendar: BankCalendar, day: number): boolean {
  const year = yearOf(day);
  const closed = calendar.years.get(year);
  if (closed === undefined) {
    throw settlementError("CALENDAR_YEAR_NOT_LOADED", `${calendar.name} has no data of ${year}`, {
      calendar: calendar.name,
      year,
    });
  }
  return ((closed >> BigInt(day - startOfYear(year))) & 1n) === 0n;
}

/**
 * The n-th banking day after `day`; for 0, `day` itself or the next banking day.
 *
 * @throws `CALENDAR_YEAR_NOT_LOADED`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { addBankingDays, CN_BANK, dateText, dayNumber } from "tallystick/settlement";
 *
 * console.log(dateText(addBankingDays(CN_BANK, dayNumber("2025-01-27"), 1))); // 2025-02-05
 */
export function addBankingDays(calendar: BankCalendar, day: number, n: number): number {
  return seek(calendar, day, n, 1);
}

/** The n-th banking day before `day`; for 0, `day` itself or the banking day before. @throws as `addBankingDays`. */
export function subtractBankingDays(calendar: BankCalendar, day: number, n: number): number {
  return seek(calendar, day, n, -1);
}

/** The banking day that a date stands for by convention. @throws as `addBankingDays`. */
export function roll(calendar: BankCalendar, day: number, convention: Convention): number {
  checkThat(CONVENTIONS.includes(convention), "convention", convention, `one of ${CONVENTIONS.join(", ")}`);
  if (convention === "Unadjusted") return day;
  const step = convention === "Following" || convention === "ModifiedFollowing" ? 1 : -1;
  const rolled = seek(calendar, day, 0, step);
  if (convention === "Following" || convention === "Preceding" || sameMonth(day, rolled)) return rolled;
  return seek(calendar, day, 0, step === 1 ? -1 : 1);
}

/** What a claim that falls due on `maturity` needs. @throws as `addBankingDays`. */
export function scheduleOf(
  calendar: BankCalendar,
  { maturity, convention, n }: { readonly maturity: number; readonly convention: Convention; readonly n: number },
): { readonly paymentDay: number; readonly cutoff: bigint } {
  const paymentDay = roll(calendar, maturity, convention);
  return { paymentDay, cutoff: cutoffOf(calendar, paymentDay, n) };
}

/** The local day of a time in seconds. @throws `CALENDAR_TOO_EARLY`; `ARGUMENT_INVALID`. */
export function dayOf(calendar: BankCalendar, time: bigint | number): number {
  return Math.floor(local(calendar, time) / DAY);
}

/** The first second of a local day. @throws `CALENDAR_TOO_EARLY`; `ARGUMENT_INVALID`. */
export function startOf(calendar: BankCalendar, day: number): bigint {
  return BigInt(notNegative(checkWhole("day", day, 0, UINT32) * DAY - calendar.utcOffset));
}

/** The first second of the n-th banking day before `maturity`, at which transfers close. @throws as `addBankingDays`. */
export function cutoffOf(calendar: BankCalendar, maturity: number, n: number): bigint {
  return startOf(calendar, subtractBankingDays(calendar, maturity, n));
}

/**
 * The banking day that an act counts for: its own, unless it is done in the second `closesAt` of the day or later, or on a day that is
 * closed. Then the next.
 *
 * @param closesAt Seconds from local midnight; 86400 for the end of the day.
 * @throws as `addBankingDays`; `CALENDAR_TOO_EARLY`.
 */
export function effectiveDay(calendar: BankCalendar, time: bigint | number, closesAt: number): number {
  const seconds = local(calendar, time);
  const day = Math.floor(seconds / DAY);
  return addBankingDays(calendar, seconds % DAY >= checkWhole("closesAt", closesAt, 0, UINT32) ? day + 1 : day, 0);
}

function local({ utcOffset }: BankCalendar, time: bigint | number): number {
  return notNegative(Number(checkTime("time", time)) + utcOffset);
}

function notNegative(time: number): number {
  if (time < 0) throw settlementError("CALENDAR_TOO_EARLY", `${time} seconds from 1970`, { time });
  return time;
}

/** Days that are gone through have to be loaded, `day` too. */
function seek(calendar: BankCalendar, day: number, n: number, step: 1 | -1): number {
  let left = checkWhole("n", n, 0);
  if (isBankingDay(calendar, day)) {
    if (left === 0) return day;
  } else if (left === 0) left = 1;
  let found = day;
  while (left > 0) {
    found += step;
    if (isBankingDay(calendar, found)) left--;
  }
  return found;
}
