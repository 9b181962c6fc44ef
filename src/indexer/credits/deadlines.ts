import { EXAMINATION_DAYS } from "../../sdk/credits/model/periods.ts";
import { addBankingDays, type BankCalendar, roll, startOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { dateText, dayNumber } from "../../sdk/settlement/model/dates.ts";
import { isTallyError } from "../../lib/errors.ts";
import type { Asked } from "../serve/answers.ts";
import { calendarIn } from "../settlement/calendars.ts";
import type { RowOf } from "../store/table.ts";
import { termsUnder } from "./changes.ts";
import { type CREDIT, CREDIT_CLAIM, CREDIT_PRESENTATION } from "./tables.ts";

type Credit = RowOf<typeof CREDIT>;
type Presentation = RowOf<typeof CREDIT_PRESENTATION>;

/** A clock of a credit. */
export interface CreditDeadline {
  readonly kind: "Examination" | "Expiry" | "Payment";
  /** The presentation, the credit, or the claim. */
  readonly subject: string;
  /** Who has to act until then. */
  readonly orgs: readonly number[];
  /** Last day, in the bank's time; null where the calendar has no data of that year. */
  readonly day: string | null;
  /** First second after it; for a payment, the first second of its day. Null where the calendar has no data of that year. */
  readonly dueAt: number | null;
  /** At the time of the answer's block. */
  readonly isOver: boolean | null;
}

/** Clocks of one credit. */
const MOST = 1_000;

/** What runs: banks that examine, the last day of presentation, claims that are not paid. */
export async function deadlinesOf(asked: Asked, found: Credit): Promise<CreditDeadline[]> {
  const { read, asOf } = asked;
  const calendars = new Map<string, BankCalendar | undefined>();
  const calendarOf = async (name: string) => {
    if (!calendars.has(name)) calendars.set(name, await calendarIn(read, name));
    return calendars.get(name);
  };
  const line = (
    kind: CreditDeadline["kind"],
    subject: string,
    orgs: readonly number[],
    day: number | null,
    dueAt: number | null,
  ) => ({
    kind,
    subject,
    orgs,
    day: day === null ? null : dateText(day),
    dueAt,
    isOver: dueAt === null ? null : asOf.time >= dueAt,
  });
  const lines: CreditDeadline[] = [];
  const of_ = [["credit", "=", found.credit]] as const;
  const examined = [...of_, ["isExamined", "=", true]] as const;
  for (const each of await read.select(CREDIT_PRESENTATION, { where: examined, order: ["pos"], limit: MOST })) {
    const terms = (await termsUnder(read, each)) ?? found.terms;
    const isFirst = each.drawing.atConfirmer && each.reimbursement !== "Examining";
    const [bank, name] = isFirst ? [terms.confirmer, terms.confirmerCalendar] : [terms.issuer, terms.calendar];
    const calendar = await calendarOf(name);
    const day = lastDayOfExamination(calendar, each);
    lines.push(line("Examination", each.presentation, [bank], day, day === null ? null : begins(calendar, day + 1)));
  }
  const isOpen = found.state === "Issued" || found.state === "Advised";
  if (isOpen && found.live === 0) {
    const { calendar, confirmerCalendar, expiry, beneficiary } = found.terms;
    const names = found.confirmed ? [calendar, confirmerCalendar] : [calendar];
    const ends: { readonly day: number; readonly dueAt: number | null }[] = [];
    for (const name of names) ends.push(lastDay(await calendarOf(name), dayNumber(expiry)));
    const isUnknown = ends.some(({ dueAt }) => dueAt === null);
    const dueAt = isUnknown ? null : Math.max(...ends.map((each) => each.dueAt ?? 0));
    lines.push(line("Expiry", found.credit, [beneficiary], Math.max(...ends.map(({ day }) => day)), dueAt));
  }
  for (const each of await read.select(CREDIT_CLAIM, { where: of_, order: ["pos"], limit: MOST })) {
    if (BigInt(each.paid) >= BigInt(each.amount)) continue;
    const drawing = (await read.get(CREDIT_PRESENTATION, { presentation: each.presentation }))?.drawing;
    const { calendar, confirmerCalendar } = found.terms;
    const name = each.kind === "Honour" && drawing?.atConfirmer === true ? confirmerCalendar : calendar;
    const dueAt = begins(await calendarOf(name), each.paymentDay);
    lines.push(line("Payment", each.claim, [each.obligor], each.paymentDay, dueAt));
  }
  return lines;
}

const begins = (calendar: BankCalendar | undefined, day: number): number | null =>
  calendar === undefined ? null : Number(startOf(calendar, day));

/** As the calendar is now: a day that was closed since moves it. Where it lacks the year, as it was when the documents came; null if it lacked it then. */
function lastDayOfExamination(
  calendar: BankCalendar | undefined,
  { examinedFrom, examineUntil }: Presentation,
): number | null {
  const day = calendar && ifLoaded(() => addBankingDays(calendar, examinedFrom, EXAMINATION_DAYS));
  return day ?? (examineUntil === 0 ? null : examineUntil);
}

/** The last day of presentation: if it is no banking day, the next one. */
function lastDay(calendar: BankCalendar | undefined, expiry: number) {
  const day = calendar && ifLoaded(() => roll(calendar, expiry, "Following"));
  return day === undefined ? { day: expiry, dueAt: null } : { day, dueAt: begins(calendar, day + 1) };
}

/** A day of a year that the calendar has; undefined otherwise. */
function ifLoaded(compute: () => number): number | undefined {
  try {
    return compute();
  } catch (error) {
    if (!isTallyError(error, "CALENDAR_YEAR_NOT_LOADED")) throw error;
    return undefined;
  }
}
