import { EXAMINATION_DAYS, HOLD_DAYS, REIMBURSEMENT_DAYS } from "../../sdk/credits/model/periods.ts";
import { addBankingDays, type BankCalendar } from "../../sdk/settlement/model/bank-calendar.ts";
import type { Reader } from "../store/reader.ts";
import type { RowOf } from "../store/table.ts";
import { begins, ifLoaded } from "./days.ts";
import type { PlainTerms } from "./plain-terms.ts";
import { CREDIT_CLAIM, type CREDIT_PRESENTATION } from "./tables.ts";

type Presentation = RowOf<typeof CREDIT_PRESENTATION>;

/** What runs for documents: who has to act by when, as days and seconds since 1970. */
export interface DocumentClock {
  readonly kind: "Examination" | "Return" | "Collection" | "Forwarding" | "Reimbursement";
  readonly org: number;
  /** Last day; null where the calendar has no data of that year. */
  readonly day: number | null;
  /** First second after it; of a claim that can be collected, since when. Null where the calendar has no data of that year. */
  readonly dueAt: number | null;
}

type CalendarOf = (name: string) => Promise<BankCalendar | undefined>;

const DAY = 86_400;
/** Claims of one presentation: on the confirmer, and on the issuer. */
const MOST = 10;

/** The clocks of documents: examination, holding, the claim, and the way from the confirmer to the issuer. */
export async function documentClocks(
  read: Reader,
  calendarOf: CalendarOf,
  found: Presentation,
  terms: PlainTerms,
): Promise<DocumentClock[]> {
  const { state, reimbursement, drawing, isExamined, heldAt, presentation } = found;
  const clocks: DocumentClock[] = [];
  if (isExamined) {
    const [bank, name] = examinerOf(found, terms, reimbursement === "Examining");
    const calendar = await calendarOf(name);
    const day = lastDayOfExamination(calendar, found);
    clocks.push({ kind: "Examination", org: bank, day, dueAt: day === null ? null : begins(calendar, day + 1) });
  }
  if (state === "Refused" || reimbursement === "Refused") {
    const [bank] = examinerOf(found, terms, reimbursement === "Refused");
    clocks.push({ kind: "Return", org: bank, ...inUtc((found.examineUntil || found.examinedFrom) + HOLD_DAYS) });
  }
  if (heldAt !== null)
    clocks.push({ kind: "Collection", org: terms.beneficiary, day: Math.floor(heldAt / DAY), dueAt: heldAt });
  if (!drawing.atConfirmer || (reimbursement !== "None" && reimbursement !== "Accepted")) return clocks;
  const claims = await read.select(CREDIT_CLAIM, {
    where: [["presentation", "=", presentation]],
    order: ["pos", "claim"],
    limit: MOST,
  });
  const honour = claims.find(({ kind }) => kind === "Honour");
  if (honour === undefined || claims.some(({ kind }) => kind === "Reimbursement")) return clocks;
  const { paymentDay } = honour;
  if (state === "Accepted" && reimbursement === "None") {
    const dueAt = begins(await calendarOf(terms.confirmerCalendar), paymentDay + 1);
    clocks.push({ kind: "Forwarding", org: terms.confirmer, day: paymentDay, dueAt });
  }
  clocks.push({ kind: "Reimbursement", org: terms.confirmer, ...inUtc(paymentDay + REIMBURSEMENT_DAYS) });
  return clocks;
}

/** A day in no bank's time. */
const inUtc = (day: number) => ({ day, dueAt: (day + 1) * DAY });

function examinerOf({ drawing }: Presentation, terms: PlainTerms, isSecond: boolean): [bank: number, calendar: string] {
  const isFirst = drawing.atConfirmer && !isSecond;
  return isFirst ? [terms.confirmer, terms.confirmerCalendar] : [terms.issuer, terms.calendar];
}

/** As the calendar is now: a day that was closed since moves it. Where it lacks the year, as it was when the documents came; null if it lacked it then. */
function lastDayOfExamination(
  calendar: BankCalendar | undefined,
  { examinedFrom, examineUntil }: Presentation,
): number | null {
  const day = calendar && ifLoaded(() => addBankingDays(calendar, examinedFrom, EXAMINATION_DAYS));
  return day ?? (examineUntil === 0 ? null : examineUntil);
}
