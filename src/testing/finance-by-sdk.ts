import { CN_BANK } from "../sdk/settlement/calendars/cn-bank.ts";
import * as calendar from "../sdk/settlement/model/bank-calendar.ts";
import { addMonths } from "../sdk/settlement/model/dates.ts";
import * as count from "../sdk/settlement/model/day-count.ts";
import type { FinanceMachine } from "./finance-machine.ts";

/** The functions of the SDK, over CN-BANK. */
export const financeBySdk: FinanceMachine = {
  name: "TypeScript",
  isBankingDay: async (day) => calendar.isBankingDay(CN_BANK, day),
  addBankingDays: async (day, n) => calendar.addBankingDays(CN_BANK, day, n),
  subtractBankingDays: async (day, n) => calendar.subtractBankingDays(CN_BANK, day, n),
  roll: async (day, convention) => calendar.roll(CN_BANK, day, convention),
  dayOf: async (time) => calendar.dayOf(CN_BANK, time),
  startOf: async (day) => calendar.startOf(CN_BANK, day),
  cutoffOf: async (maturity, n) => calendar.cutoffOf(CN_BANK, maturity, n),
  effectiveDay: async (time, closesAt) => calendar.effectiveDay(CN_BANK, time, closesAt),
  addMonths: async (day, months) => addMonths(day, months),
  daysBetween: async (from, to) => count.daysBetween(from, to),
  discountCeil: async (period) => count.discountCeil(period),
  proceedsFloor: async (period) => count.proceedsFloor(period),
  presentValueFloor: async (period) => count.presentValueFloor(period),
  balanceDays: async (amount, days) => count.balanceDays(amount, days),
  interestCeil: async (products, at) => count.interestCeil(products, at),
  withinGrace: async (due, graceDays, asOf) => count.withinGrace(due, graceDays, asOf),
  entitlementFloor: async (holding) => count.entitlementFloor(holding),
};
