import { type BankCalendar, roll } from "../../sdk/settlement/model/bank-calendar.ts";
import { dateText, dayNumber } from "../../sdk/settlement/model/dates.ts";
import type { Asked } from "../serve/answers.ts";
import { calendarIn } from "../settlement/calendars.ts";
import type { RowOf } from "../store/table.ts";
import { termsUnder } from "./changes.ts";
import { begins, ifLoaded } from "./days.ts";
import { type DocumentClock, documentClocks } from "./document-clocks.ts";
import { type CREDIT, CREDIT_CLAIM, CREDIT_PRESENTATION } from "./tables.ts";

type Credit = RowOf<typeof CREDIT>;

/** A clock of a credit. */
export interface CreditDeadline {
  readonly kind: DocumentClock["kind"] | "Expiry" | "Payment";
  /** The presentation, the credit, or the claim. */
  readonly subject: string;
  /** Who has to act until then. */
  readonly orgs: readonly number[];
  /** Last day, in the bank's time; for a claim that can be collected, the first. Null where the calendar has no data of that year. */
  readonly day: string | null;
  /** First second after it; for a payment, the first second of its day; for a claim that can be collected, since when. Null where the calendar has no data of that year. */
  readonly dueAt: number | null;
  /** At the time of the answer's block. */
  readonly isOver: boolean | null;
}

/** Clocks of one credit. */
const MOST = 1_000;

/** What runs: the clocks of documents, the last day of presentation, claims that are not paid. */
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
  for (const each of await read.select(CREDIT_PRESENTATION, { where: of_, order: ["pos"], limit: MOST })) {
    const terms = (await termsUnder(read, each)) ?? found.terms;
    for (const { kind, org, day, dueAt } of await documentClocks(read, calendarOf, each, terms))
      lines.push(line(kind, each.presentation, [org], day, dueAt));
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

/** The last day of presentation: if it is no banking day, the next one. */
function lastDay(calendar: BankCalendar | undefined, expiry: number) {
  const day = calendar && ifLoaded(() => roll(calendar, expiry, "Following"));
  return day === undefined ? { day: expiry, dueAt: null } : { day, dueAt: begins(calendar, day + 1) };
}
