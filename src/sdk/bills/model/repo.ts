import { checkAmount } from "../../settlement/model/amount.ts";
import { type BankCalendar, isBankingDay } from "../../settlement/model/bank-calendar.ts";
import { balanceDays, BPS, daysBetween, interestCeil } from "../../settlement/model/day-count.ts";
import { checkWhole } from "../../core/whole.ts";
import { billsError } from "../errors.ts";

/** A bill against money, and back. Days are numbers. */
export interface BillRepo {
  readonly near: number;
  readonly far: number;
  /** Of the bill. */
  readonly maturity: number;
  /** What is paid at the near leg. */
  readonly cash: bigint;
  /** In basis points of a year of 365 days. */
  readonly rateBps: number;
}

/**
 * What a repo of a bill costs: interest up to the far leg, rounded up. The far leg is on a banking day before the bill matures, so that the bill can go back.
 *
 * @throws `BILL_REPO_INVALID`; `ARGUMENT_INVALID`, `CALENDAR_YEAR_NOT_LOADED`.
 *
 * @example
 * import { billRepo } from "tallystick/bills";
 *
 * const { repurchase } = billRepo(calendar, { near: 20_150, far: 20_180, maturity: 20_334, cash: 98_000_000n, rateBps: 180 });
 */
export function billRepo(calendar: BankCalendar, { near, far, maturity, cash, rateBps }: BillRepo) {
  const refuse = (reason: string) =>
    billsError("BILL_REPO_INVALID", `a repo of a bill: ${reason}`, { reason, near, far });
  if (far <= near) throw refuse("the far leg is not after the near one");
  if (far >= maturity) throw refuse("the far leg is not before the maturity");
  if (!isBankingDay(calendar, far)) throw refuse("the far leg is on no banking day");
  const products = balanceDays(checkAmount("cash", cash), daysBetween(near, far));
  const rate = checkWhole("rateBps", rateBps, 0, BPS);
  const interest = interestCeil(products, { rate, rateScale: BPS, basis: "Act365" });
  return { days: daysBetween(near, far), interest, repurchase: cash + interest };
}
