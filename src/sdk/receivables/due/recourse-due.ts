import { type BlockTime, bindAct, type Due } from "../../core/due/due.ts";
import { END_RECOURSE } from "./acts.ts";
import type { BookedDebt, BookedSale, DebtBook } from "./debt-book.ts";
import { type Kept, startOf } from "./kept.ts";

/** Of RecourseActs.sol: days from the payment day in which a seller can be claimed from. */
const RECOURSE_WITHIN = 3 * 365;

interface RecourseReads {
  keptOf(debt: BookedDebt): Promise<Kept>;
  orgOf(account: string): Promise<number>;
}

/** Sales whose recourse did not end. */
export const salesOf = (book: DebtBook): BookedSale[] =>
  [...book.sales.values()].filter(({ state }) => state !== "Ended");

/** Until when a seller answers, and what ended. */
export async function recourseDue(
  book: DebtBook,
  { keptOf, orgOf }: RecourseReads,
  { time }: BlockTime,
  booked: BookedSale,
): Promise<Due[]> {
  const { id: subject, sale } = booked;
  const debt = book.debts.get(sale.instrument);
  if (debt === undefined) return [];
  const act = bindAct(END_RECOURSE, sale);
  const orgs = await Promise.all([orgOf(sale.buyer), orgOf(sale.seller)]);
  if (debt.state === "Closed" || isRepaid(book, booked)) {
    const outcome = "recourse ends: the limit on the seller is free";
    return [{ kind: "receivables.recourse", subject, orgs, dueAt: time, outcome, act }];
  }
  if (booked.state === "Claimed") return [];
  const kept = await keptOf(debt);
  const dueAt = startOf(kept, kept.paymentDay + RECOURSE_WITHIN + 1);
  const outcome = "recourse lapses: the limit on the seller is free";
  return [{ kind: "receivables.recourse", subject, orgs, dueAt, outcome, act }];
}

/** Nothing is owed for units that the buyer does not have any more. */
function isRepaid(book: DebtBook, { state, open, sale }: BookedSale): boolean {
  return state === "Claimed" && (open === 0n || book.instruments.balanceOf(sale.instrument, sale.buyer) === 0n);
}
