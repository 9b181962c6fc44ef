import { isTallyError } from "../../lib/errors.ts";
import {
  ACCEPT_DAYS,
  AGAIN_MONTHS,
  DEBTOR_MONTHS,
  ENDORSERS,
  PRESENT_DAYS,
  RECOURSE_MONTHS,
} from "../../sdk/bills/model/periods.ts";
import { addBankingDays, type BankCalendar, roll, startOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { addMonths, dateText, dayNumber } from "../../sdk/settlement/model/dates.ts";
import { LIEN, LOT_HISTORY } from "../ledger/tables.ts";
import { ACCOUNT } from "../members/tables.ts";
import type { Asked } from "../serve/answers.ts";
import { calendarIn } from "../settlement/calendars.ts";
import type { RowOf } from "../store/table.ts";
import { BILL_LOT, type BILL } from "./tables.ts";

type Bill = RowOf<typeof BILL>;
type History = RowOf<typeof LOT_HISTORY>;
type Lot = RowOf<typeof BILL_LOT>;

/** A clock of a bill. */
export interface BillDeadline {
  readonly kind: "Acceptance" | "Presentation" | "Window" | "Answer" | "Recourse" | "ReRecourse" | "End" | "Pledge";
  /** The lot; null for the bill. */
  readonly instrument: string | null;
  /** Whose clock it is. */
  readonly orgs: readonly number[];
  /** Last day, in the acceptor's time; null where the calendar has no data of that year. */
  readonly day: string | null;
  /** First second after it. */
  readonly dueAt: number | null;
  /** At the time of the answer's block. */
  readonly isOver: boolean | null;
}

/** What a line is about: the lot's history is null for the bill. */
export interface Told {
  readonly line: BillDeadline;
  readonly lot: History | null;
}

/** Lots of one bill: the chain has no more. */
const MOST = 1_000;

/** What runs: the answer to who drew it; and of each lot, presentation, answer, recourse, its end, and until when a pledge goes back. */
export async function deadlinesOf({ read, asOf }: Asked, bill: Bill): Promise<Told[]> {
  const where = [["root", "=", bill.root ?? "0"]] as const;
  const lots = await read.select(LOT_HISTORY, { where, order: ["pos", "instrument"], limit: MOST });
  const liens = await read.select(LIEN, { where, order: ["pos", "instrument", "owner", "slot"], limit: MOST });
  if (bill.state !== "Drawn" && lots.length === 0) return [];
  const calendar = await calendarIn(read, bill.terms.calendar);
  if (calendar === undefined) return [];
  const clock = clockAt(calendar, asOf.time);
  if (bill.state === "Drawn") {
    const last = dayNumber(bill.terms.issued) + ACCEPT_DAYS;
    return [{ lot: null, line: clock("Acceptance", null, [bill.terms.acceptor], last) }];
  }
  const told: Told[] = [];
  for (const lot of lots) {
    const kept = await read.get(BILL_LOT, { instrument: lot.instrument });
    if (kept !== undefined && kept.state !== "Presented" && kept.state !== "Refused") continue;
    const lines = linesOf({ calendar, clock, time: asOf.time }, bill, lot, kept);
    for (const lien of liens) {
      if (lien.kind !== "Pledge" || lien.instrument !== lot.instrument) continue;
      const owner = (await read.get(ACCOUNT, { account: lien.owner }))?.org ?? null;
      const orgs = [owner, lien.org].filter((org) => org !== null);
      const dueAt = lien.enforceableFrom;
      const day = dueAt === null ? null : dateText(Math.max(0, Math.floor((dueAt + calendar.utcOffset) / DAY) - 1));
      const isOver = dueAt === null ? null : asOf.time >= dueAt;
      lines.push({ kind: "Pledge", instrument: lot.instrument, orgs, day, dueAt, isOver });
    }
    told.push(...lines.map((line) => ({ lot, line })));
  }
  return told;
}

const DAY = 86_400;

interface Clocks {
  readonly calendar: BankCalendar;
  readonly clock: ReturnType<typeof clockAt>;
  readonly time: number;
}

const clockAt =
  (calendar: BankCalendar, time: number) =>
  (
    kind: BillDeadline["kind"],
    instrument: string | null,
    orgs: readonly number[],
    last: number | null,
  ): BillDeadline => {
    const day = last === null ? null : dateText(last);
    const dueAt = last === null ? null : Number(startOf(calendar, last + 1));
    return { kind, instrument, orgs, day, dueAt, isOver: dueAt === null ? null : time >= dueAt };
  };

function linesOf({ calendar, clock, time }: Clocks, bill: Bill, lot: History, kept: Lot | undefined): BillDeadline[] {
  const { acceptor, maturity: text, answerDays } = bill.terms;
  const { instrument } = lot;
  const maturity = dayNumber(text);
  const holder = lot.org === null ? [] : [lot.org];
  const rolled = (day: number) => ifLoaded(() => roll(calendar, day, "Following")) ?? day;
  const ends = [rolled(addMonths(maturity, DEBTOR_MONTHS))];
  const recourse = kept?.state === "Refused" ? rolled(recourseLast(kept)) : undefined;
  if (recourse !== undefined) ends.push(recourse);
  const end = clock("End", instrument, [...new Set([...holder, acceptor])], Math.max(...ends));
  // Once nobody can be made to pay, no other clock of it runs.
  if (end.isOver === true) return [end];
  if (kept === undefined) {
    const presented = clock("Presentation", instrument, holder, maturity - 1);
    const last = ifLoaded(() => roll(calendar, maturity + PRESENT_DAYS, "Following")) ?? bill.lastDay;
    const window = clock("Window", instrument, holder, last);
    return [presented, ...running([window], time), end];
  }
  if (kept.state === "Presented") {
    const answer = ifLoaded(() => {
      const received = addBankingDays(calendar, kept.presentedOn ?? 0, 0);
      return addBankingDays(calendar, received, answerDays);
    });
    return [clock("Answer", instrument, [acceptor], answer ?? kept.answerBy), end];
  }
  const stands = kept.rank === 0 ? lot.steps.length + ENDORSERS : kept.rank;
  if (kept.late || stands <= ENDORSERS || recourse === undefined) return [end];
  const kind = kept.rank === 0 ? "Recourse" : "ReRecourse";
  return [...running([clock(kind, instrument, holder, recourse)], time), end];
}

/** The last day against endorsers, before it is moved to a banking day. */
function recourseLast({ rank, refusedOn, interestFrom }: Lot): number {
  return rank === 0 ? addMonths(refusedOn ?? 0, RECOURSE_MONTHS) : addMonths(interestFrom ?? 0, AGAIN_MONTHS);
}

const running = (lines: readonly BillDeadline[], time: number) =>
  lines.filter(({ dueAt }) => dueAt === null || dueAt > time);

/** A day of a year that the calendar has; undefined otherwise. */
function ifLoaded(compute: () => number): number | undefined {
  try {
    return compute();
  } catch (error) {
    if (!isTallyError(error, "CALENDAR_YEAR_NOT_LOADED")) throw error;
    return undefined;
  }
}
