/** Calendar and day count by the SDK, and the same by the contracts. */
import type { Convention } from "../sdk/settlement/model/bank-calendar.ts";
import type { Holding, Period, Rate } from "../sdk/settlement/model/day-count.ts";

/** What either gives. A refusal is an error with a code of the SDK's. */
export interface FinanceMachine {
  readonly name: string;
  isBankingDay(day: number): Promise<boolean>;
  addBankingDays(day: number, n: number): Promise<number>;
  subtractBankingDays(day: number, n: number): Promise<number>;
  roll(day: number, convention: Convention): Promise<number>;
  dayOf(time: bigint): Promise<number>;
  startOf(day: number): Promise<bigint>;
  cutoffOf(maturity: number, n: number): Promise<bigint>;
  effectiveDay(time: bigint, closesAt: number): Promise<number>;
  addMonths(day: number, months: number): Promise<number>;
  daysBetween(from: number, to: number): Promise<number>;
  discountCeil(period: Period): Promise<bigint>;
  proceedsFloor(period: Period): Promise<bigint>;
  presentValueFloor(period: Period): Promise<bigint>;
  balanceDays(amount: bigint, days: number): Promise<bigint>;
  interestCeil(products: bigint, at: Rate): Promise<bigint>;
  withinGrace(due: number, graceDays: number, asOf: number): Promise<boolean>;
  entitlementFloor(holding: Holding): Promise<bigint>;
}
