import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due, type DueSource } from "../../core/due/due.ts";
import { joined, listEach } from "../../core/due/list-each.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { safe } from "../../core/whole.ts";
import { calendarsContract } from "../../settlement/contracts.ts";
import { toCalendarId } from "../../settlement/model/calendar-id.ts";
import { dateText, dayNumber } from "../../settlement/model/dates.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import type { CreditTerms } from "../model/credit-terms.ts";
import { EXAMINATION_DAYS } from "../model/examination.ts";
import { EXPIRE, PRECLUDE } from "./acts.ts";
import { type BookedCredit, CreditBook, type Examination } from "./credit-book.ts";

/** Number of the word Following of the Solidity `Convention`. */
const FOLLOWING = 1;

/** What falls due under letters of credit: the clock of a bank that examines, and the last day. */
export const creditsDue: DueSource = {
  domain: "credits",
  contracts: [lettersOfCreditContract],
  kinds: { "credits.examination": true, "credits.expiry": true },
  open(client) {
    const book = new CreditBook();
    return {
      take: (event) => book.take(event as StreamedEvent<typeof lettersOfCreditContract>),
      async list(at) {
        return joined([
          await listEach(
            book.examinations(),
            ({ id }) => id,
            (examination) => examinationDue(client, at, examination),
          ),
          await listEach(
            // What is examined or held ends before it.
            book.credits().filter(({ isIssued, live }) => isIssued && live === 0),
            ({ id }) => id,
            (credit) => expiryDue(client, at, credit),
          ),
        ]);
      },
    };
  },
};

async function examinationDue(client: Client, at: BlockTime, examination: Examination): Promise<Due[]> {
  const { id: subject, drawing, terms, isSecond } = examination;
  const atConfirmer = drawing.atConfirmer && !isSecond;
  const bank = atConfirmer ? terms.confirmer : terms.issuer;
  const calendar = calendarOf(terms, atConfirmer);
  const lastDay = await lastDayOfExamination(client, at, calendar, subject);
  const dueAt = await startOf(client, at, calendar, lastDay + 1);
  const outcome = `bank ${bank} is precluded from refusing, and owes, unless it answers by ${dateText(lastDay)}`;
  const act = bindAct(PRECLUDE, { terms, drawing });
  return [{ kind: "credits.examination", subject, orgs: [bank], dueAt, outcome, act }];
}

/** As the calendar is now: a day that was closed since moves it. */
async function lastDayOfExamination(
  client: Client,
  { block: blockTag }: BlockTime,
  calendar: string,
  presentation: string,
): Promise<number> {
  const { receivedOn } = await lettersOfCreditContract(client).presentationOf(presentation, { blockTag });
  const calendars = calendarsContract(client);
  return Number(await calendars.addBankingDays(toCalendarId(calendar), receivedOn, EXAMINATION_DAYS, { blockTag }));
}

async function expiryDue(client: Client, at: BlockTime, credit: BookedCredit): Promise<Due[]> {
  const terms = credit.known.get(credit.inForce);
  if (terms === undefined) return [];
  const ends = [await lastDayOf(client, at, terms, false)];
  if (credit.isConfirmed) ends.push(await lastDayOf(client, at, terms, true));
  const orgs = [terms.beneficiary];
  const outcome = "nothing can be presented any more, and margin and limits are free";
  const act = bindAct(EXPIRE, { credit: credit.id, terms });
  return [{ kind: "credits.expiry", subject: credit.id, orgs, dueAt: Math.max(...ends), outcome, act }];
}

/** First second after the last day of presentation at a bank. */
async function lastDayOf(client: Client, at: BlockTime, terms: CreditTerms, atConfirmer: boolean): Promise<number> {
  const calendar = calendarOf(terms, atConfirmer);
  const day = await calendarsContract(client).roll(toCalendarId(calendar), dayNumber(terms.expiry), FOLLOWING, {
    blockTag: at.block,
  });
  return startOf(client, at, calendar, Number(day) + 1);
}

const calendarOf = (terms: CreditTerms, atConfirmer: boolean) =>
  atConfirmer ? terms.confirmerCalendar : terms.calendar;

async function startOf(client: Client, { block }: BlockTime, calendar: string, day: number): Promise<number> {
  const start = await calendarsContract(client).startOf(toCalendarId(calendar), day, { blockTag: block });
  return safe("dueAt", start);
}
