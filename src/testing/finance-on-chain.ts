import type { Interface } from "ethers";
import { settlementError } from "../sdk/settlement/errors.ts";
import { CONVENTIONS } from "../sdk/settlement/model/bank-calendar.ts";
import { toCalendarId } from "../sdk/settlement/model/calendar-id.ts";
import { BASES, BPS, type Rate } from "../sdk/settlement/model/day-count.ts";
import type { FinanceContracts } from "./finance-contracts.ts";
import type { FinanceMachine } from "./finance-machine.ts";

type Code = Parameters<typeof settlementError>[0];

/** What the contracts revert with, and what the SDK says of the same. */
const CODES: Readonly<Record<string, Code>> = {
  BankCalendar_TooEarly: "CALENDAR_TOO_EARLY",
  BankCalendar_YearNotLoaded: "CALENDAR_YEAR_NOT_LOADED",
  Dates_TooLate: "DATE_INVALID",
  DayCount_DaysReversed: "DAYS_REVERSED",
  DayCount_DiscountExceedsFace: "DISCOUNT_EXCEEDS_FACE",
  DayCount_PartExceedsWhole: "PART_EXCEEDS_WHOLE",
};

export const CN_BANK_ID = toCalendarId("CN-BANK");

/** The SDK's code of a revert, whose first bytes are enough. */
export function codeOf(abi: Interface, data: string): Code {
  const name = abi.getError(data.slice(0, 10))?.name;
  const code = name === undefined ? undefined : CODES[name];
  if (code === undefined) throw new Error(`reverted with ${name ?? data}`);
  return code;
}

/** The order of a rate's fields in a call. */
export const rateFields = ({ rate, rateScale = BPS, basis }: Rate) => [rate, rateScale, BASES.indexOf(basis)] as const;

/** The deployed calendar and the libraries. */
export function financeOnChain({ ethers, calendars, reader }: FinanceContracts): FinanceMachine {
  const call = async ({ address, abi }: FinanceContracts["reader"], method: string, args: readonly unknown[]) => {
    const data = abi.encodeFunctionData(method, args);
    const answer = await ethers.provider.call({ to: address, data }).catch((error) => {
      if (typeof error.data !== "string") throw error;
      throw settlementError(codeOf(abi, error.data), error.message);
    });
    return abi.decodeFunctionResult(method, answer)[0];
  };
  const calendar = (method: string, ...args: unknown[]) => call(calendars, method, [CN_BANK_ID, ...args]);
  const count = (method: string, ...args: unknown[]) => call(reader, method, args);
  return {
    name: "Solidity",
    isBankingDay: (day) => calendar("isBankingDay", day),
    addBankingDays: async (day, n) => Number(await calendar("addBankingDays", day, n)),
    subtractBankingDays: async (day, n) => Number(await calendar("subtractBankingDays", day, n)),
    roll: async (day, convention) => Number(await calendar("roll", day, CONVENTIONS.indexOf(convention))),
    dayOf: async (time) => Number(await calendar("dayOf", time)),
    startOf: (day) => calendar("startOf", day),
    cutoffOf: (maturity, n) => calendar("cutoffOf", maturity, n),
    effectiveDay: async (time, closesAt) => Number(await calendar("effectiveDay", time, closesAt)),
    addMonths: async (day, months) => Number(await count("addMonths", day, months)),
    daysBetween: async (from, to) => Number(await count("daysBetween", from, to)),
    discountCeil: (period) => count("discountCeil", period.face, ...rateFields(period), period.days),
    proceedsFloor: (period) => count("proceedsFloor", period.face, ...rateFields(period), period.days),
    presentValueFloor: (period) => count("presentValueFloor", period.face, ...rateFields(period), period.days),
    balanceDays: (amount, days) => count("balanceDays", amount, days),
    interestCeil: (products, at) => count("interestCeil", products, ...rateFields(at)),
    withinGrace: (due, graceDays, asOf) => count("withinGrace", due, graceDays, asOf),
    entitlementFloor: ({ balance, redeemed, paid, face }) => count("entitlementFloor", balance, redeemed, paid, face),
  };
}
