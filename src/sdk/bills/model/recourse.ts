import { type BankCalendar, roll } from "../../settlement/model/bank-calendar.ts";
import { addMonths } from "../../settlement/model/dates.ts";
import { balanceDays, BPS, daysBetween, interestCeil } from "../../settlement/model/day-count.ts";
import type { LotStep } from "./lot-steps.ts";
import { DEBTOR_MONTHS, ENDORSERS, PRESENT_DAYS, RECOURSE_MONTHS } from "./periods.ts";

/** What recourse on a lot depends on. */
export interface BillRecourse {
  readonly drawer: number;
  readonly acceptor: number;
  /** All steps of the lot, see `getLotHistory`. */
  readonly steps: readonly LotStep[];
  /** Where its owner stands once somebody paid: acceptor 0, drawer 1, first endorser 2; 0 where nobody paid yet. */
  readonly rank?: number;
  /** It was presented after its last day: only drawer and acceptor answer. */
  readonly late?: boolean;
}

const DRAWER = 1;

/** Last days, as numbers: of presentation, of recourse and of the notice, and of the claim on drawer and acceptor. */
export interface RecoursePeriods {
  readonly presentUntil: number;
  readonly recourseUntil: number;
  readonly noticeUntil: number;
  /** Before it is moved to a banking day. */
  readonly debtorUntil: number;
}

/**
 * Who answers to a lot's owner (Law art. 61, 68 and 69): the nearest predecessor first, then drawer and acceptor. Each of them can be claimed from, in any order, and
 * all at once.
 */
export function answersOnBill(bill: BillRecourse, owner: number): number[] {
  if (owner === bill.acceptor) return [];
  const rank = standing(bill, owner);
  const endorsers = bill.late
    ? []
    : bill.steps
        .slice(0, Math.max(0, rank - ENDORSERS))
        .filter(({ mark }, i) => answers(mark, i + ENDORSERS + 1 === rank))
        .map(({ from }) => from)
        .reverse();
  const drawer = rank > DRAWER ? [bill.drawer] : [];
  return [...new Set([...endorsers, ...drawer, bill.acceptor])].filter((org) => org !== owner);
}

/** What is owed on a day: `base` with interest from a day on, rounded up, and costs. */
export function recourseDue(claim: {
  readonly base: bigint;
  /** In basis points of a year of 360 days. */
  readonly lateRate: number;
  readonly from: number;
  readonly day: number;
  readonly costs: bigint;
}): bigint {
  const products = balanceDays(claim.base, daysBetween(claim.from, claim.day));
  const interest = interestCeil(products, { rate: claim.lateRate, rateScale: BPS, basis: "Act360" });
  return claim.base + interest + claim.costs;
}

/** The last days of a lot that was refused on a day, by its calendar. @throws `CALENDAR_YEAR_NOT_LOADED`. */
export function recoursePeriods(calendar: BankCalendar, maturity: number, refused: number): RecoursePeriods {
  const last = (day: number) => roll(calendar, day, "Following");
  return {
    presentUntil: last(maturity + PRESENT_DAYS),
    recourseUntil: last(addMonths(refused, RECOURSE_MONTHS)),
    noticeUntil: last(refused + 3),
    debtorUntil: addMonths(maturity, DEBTOR_MONTHS),
  };
}

/** Where who claims stands. Where it answered to nobody, nobody whom it claims from comes back to it. */
function standing({ drawer, steps, rank = 0 }: BillRecourse, owner: number): number {
  if (owner === drawer) return DRAWER;
  const behind = rank === 0 ? steps.length + ENDORSERS : rank;
  const first = steps.findIndex(({ from, mark }, i) => i + ENDORSERS < behind && from === owner && answers(mark, true));
  return first < 0 ? behind : first + ENDORSERS;
}

function answers(mark: LotStep["mark"], direct: boolean): boolean {
  return mark === "Endorsed" || mark === "Enforced" || (mark === "Limited" && direct);
}
