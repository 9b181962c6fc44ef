import { toBeHex } from "ethers";
import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due, type DueAct } from "../../core/due/due.ts";
import { isRevert } from "../../core/revert.ts";
import { instrumentsContract } from "../../ledger/contracts.ts";
import type { CalendarsAt } from "../../settlement/due/calendars-at.ts";
import { addMonths, dateText, dayNumber } from "../../settlement/model/dates.ts";
import { billsContract } from "../contracts.ts";
import { AGAIN_MONTHS, DEBTOR_MONTHS, ENDORSERS, PRESENT_DAYS, RECOURSE_MONTHS } from "../model/periods.ts";
import { BILL_LOT_STATES, type BillLotState, wordOf } from "../model/states.ts";
import { BAR, DEEM_REFUSED, PRESENT } from "./acts.ts";
import type { BookedLot } from "./bill-book.ts";

/** What no event tells of a lot. Days count from 1970. */
export interface KeptLot {
  readonly state: BillLotState;
  readonly isLate: boolean;
  readonly presentedOn: number;
  /** Of a refused lot, the day of the refusal; zero where the calendar did not know the last day of the answer. */
  readonly answerBy: number;
  /** Day from which interest runs: after a payment, that day. */
  readonly from: number;
  /** Where its owner stands among who answers, once somebody paid; zero before. */
  readonly rank: number;
  /** By how many steps it came to its holder. */
  readonly steps: number;
}

/** What the clocks of lots are told by. */
export interface LotClocks {
  readonly calendars: CalendarsAt;
  readonly at: BlockTime;
  /** Organisation of an account. */
  orgOf(account: string): Promise<number>;
}

export async function readLot(client: Client, { block: blockTag }: BlockTime, id: bigint): Promise<KeptLot> {
  const [read, { steps }] = await Promise.all([
    billsContract(client).lotOf(id, { blockTag }),
    instrumentsContract(client).historyOf(id, { blockTag }),
  ]);
  return {
    state: wordOf(BILL_LOT_STATES, read.state),
    isLate: read.late,
    presentedOn: Number(read.presentedOn),
    answerBy: Number(read.answerBy),
    from: Number(read.from),
    rank: Number(read.rank),
    steps: Number(steps),
  };
}

/** The clocks of a lot: presentation, the acceptor's answer, recourse and its end, and what was lent against it. */
export async function lotDues(on: LotClocks, lot: BookedLot, kept: KeptLot): Promise<Due[]> {
  const end = await endDue(on, lot, kept);
  const pledges = await pledgeDues(on, lot);
  // Once nobody can be made to pay, nothing else of it is worth a call.
  if (end.dueAt <= on.at.time) return [end, ...pledges];
  const next = kept.state === "Open" ? presentationDues : kept.state === "Presented" ? answerDues : recourseDues;
  return [...(await next(on, lot, kept)), end, ...pledges];
}

async function presentationDues(on: LotClocks, lot: BookedLot): Promise<Due[]> {
  const { calendars, at, orgOf } = on;
  const { terms, lastDay } = lot.bill;
  const orgs = [await orgOf(lot.holder)];
  const maturity = dayNumber(terms.maturity);
  const dueAt = await calendars.startOf(at, terms.calendar, maturity);
  const last = await asKnown(calendars.roll(at, terms.calendar, maturity + PRESENT_DAYS), lastDay ?? 0);
  const outcome = `it is presented for its holder, and acceptor ${terms.acceptor} has to answer`;
  const due = dueOf("bills.presentation", lot, { orgs, dueAt, outcome }, PRESENT);
  const endsAt = await calendars.startOf(at, terms.calendar, last + 1);
  if (endsAt <= at.time) return [due];
  const late = "presented later, only drawer and acceptor answer, and who guarantees for them";
  return [due, dueOf("bills.window", lot, { orgs, dueAt: endsAt, outcome: late })];
}

async function answerDues(on: LotClocks, lot: BookedLot, { presentedOn, answerBy }: KeptLot): Promise<Due[]> {
  const { calendars, at } = on;
  const { calendar, answerDays, acceptor } = lot.bill.terms;
  // On a day that is closed it counts for the next banking day.
  const answer = async () => {
    const received = await calendars.addBankingDays(at, calendar, presentedOn, 0);
    return calendars.addBankingDays(at, calendar, received, answerDays);
  };
  const day = await (answerBy === 0 ? answer() : asKnown(answer(), answerBy));
  const dueAt = await calendars.startOf(at, calendar, day + 1);
  const outcome = `acceptor ${acceptor} has refused, unless it pays by ${dateText(day)}: recourse begins`;
  return [dueOf("bills.answer", lot, { orgs: [acceptor], dueAt, outcome }, DEEM_REFUSED)];
}

/** Against endorsers, and who guarantees for them. */
async function recourseDues(on: LotClocks, lot: BookedLot, kept: KeptLot): Promise<Due[]> {
  const { isLate, rank, steps } = kept;
  const stands = rank === 0 ? steps + ENDORSERS : rank;
  if (isLate || stands <= ENDORSERS) return [];
  const dueAt = await afterRecourse(on, lot, kept);
  if (dueAt <= on.at.time) return [];
  const orgs = [await on.orgOf(lot.holder)];
  const outcome = "endorsers that were not claimed from before answer no more; drawer and acceptor do";
  return [dueOf(rank === 0 ? "bills.recourse" : "bills.re-recourse", lot, { orgs, dueAt, outcome })];
}

async function endDue(on: LotClocks, lot: BookedLot, kept: KeptLot): Promise<Due> {
  const { maturity, acceptor } = lot.bill.terms;
  const ends = [await after(on, lot, addMonths(dayNumber(maturity), DEBTOR_MONTHS))];
  if (kept.state === "Refused") ends.push(await afterRecourse(on, lot, kept));
  const orgs = [...new Set([await on.orgOf(lot.holder), acceptor])];
  const outcome = "nobody can be made to pay any more: the lot ends, and the acceptor's limit is free";
  return dueOf("bills.end", lot, { orgs, dueAt: Math.max(...ends), outcome }, BAR);
}

/** A repo is a pledge against money. Its bill goes back before it matures, or not at all. */
async function pledgeDues({ orgOf }: LotClocks, lot: BookedLot): Promise<Due[]> {
  const dues = [...lot.pledges].map(async ([key, { owner, pledgee, enforceableFrom: dueAt, amount }]) => {
    const orgs = [await orgOf(owner), pledgee];
    const outcome = `organisation ${pledgee} may take the ${amount} that are pledged to it, unless it gave them back`;
    return { kind: "bills.pledge", subject: `${subjectOf(lot.id)} ${key}`, orgs, dueAt, outcome };
  });
  return Promise.all(dues);
}

/** First second after the period in which who holds a refused lot claims from endorsers. */
function afterRecourse(on: LotClocks, lot: BookedLot, { rank, answerBy, from }: KeptLot): Promise<number> {
  return after(on, lot, rank === 0 ? addMonths(answerBy, RECOURSE_MONTHS) : addMonths(from, AGAIN_MONTHS));
}

/** First second after a last day, or the banking day after it. While the day is ahead, its year need not be known. */
async function after({ calendars, at }: LotClocks, { bill }: BookedLot, last: number): Promise<number> {
  const { calendar } = bill.terms;
  const plain = await calendars.startOf(at, calendar, last + 1);
  const rolled = calendars.roll(at, calendar, last);
  const day = at.time < plain ? await asKnown(rolled, last) : await rolled;
  return calendars.startOf(at, calendar, day + 1);
}

/** What a calendar says, or what is given where it does not know the year. */
async function asKnown(day: Promise<number>, otherwise: number): Promise<number> {
  try {
    return await day;
  } catch (error) {
    if (!isRevert(error)) throw error;
    return otherwise;
  }
}

function dueOf(
  kind: string,
  { id }: BookedLot,
  clock: Pick<Due, "orgs" | "dueAt" | "outcome">,
  act?: DueAct<bigint>,
): Due {
  return { kind, subject: subjectOf(id), ...clock, ...(act && { act: bindAct(act, id) }) };
}

const subjectOf = (id: bigint) => toBeHex(id, 32);
