import { type BlockTime, bindAct, type Due, type DueSource } from "../../core/due/due.ts";
import { joined, listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { calendarsContract } from "../../settlement/contracts.ts";
import { type CalendarsAt, calendarsAt } from "../../settlement/due/calendars-at.ts";
import { dayNumber } from "../../settlement/model/dates.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { EXPIRE } from "./acts.ts";
import { type BookedCredit, CreditBook } from "./credit-book.ts";
import { isOver, type KeptPresentation, presentationDues, readPresentation } from "./presentation-dues.ts";

/** What falls due under letters of credit: the last day of a credit, and the clocks of the documents that are presented. */
export const creditsDue: DueSource = {
  domain: "credits",
  contracts: [lettersOfCreditContract, calendarsContract],
  kinds: {
    "credits.examination": true,
    "credits.return": true,
    "credits.collection": true,
    "credits.forwarding": true,
    "credits.reimbursement": true,
    "credits.expiry": true,
  },
  open(client) {
    const book = new CreditBook();
    const [reads, calendars] = [memo<KeptPresentation>(), calendarsAt(client)];
    return {
      take(event) {
        if (event.contract === calendarsContract.contractName) calendars.change();
        else book.take(event as StreamedEvent<typeof lettersOfCreditContract>);
      },
      async list(at) {
        const documents = await listEach(
          book.presentations(),
          ({ id }) => id,
          async (booked) => {
            const kept = await reads(booked.id, booked.version, () => readPresentation(client, at, booked.id));
            if (!isOver(booked, kept)) return presentationDues(calendars, at, booked, kept);
            book.forget(booked);
            return [];
          },
        );
        // What is examined or held ends before the credit.
        const credits = book.credits().filter(({ isIssued, live }) => isIssued && live === 0);
        const expiries = await listEach(
          credits,
          ({ id }) => id,
          (credit) => expiryDue(calendars, at, credit),
        );
        return joined([documents, expiries]);
      },
    };
  },
};

async function expiryDue(calendars: CalendarsAt, at: BlockTime, credit: BookedCredit): Promise<Due[]> {
  const terms = credit.known.get(credit.inForce);
  if (terms === undefined) return [];
  /** First second after the last day of presentation at a bank. */
  const endAt = async (calendar: string) =>
    calendars.startOf(at, calendar, (await calendars.roll(at, calendar, dayNumber(terms.expiry))) + 1);
  const ends = [await endAt(terms.calendar)];
  if (credit.isConfirmed) ends.push(await endAt(terms.confirmerCalendar));
  const orgs = [terms.beneficiary];
  const outcome = "nothing can be presented any more, and margin and limits are free";
  const act = bindAct(EXPIRE, { credit: credit.id, terms });
  return [{ kind: "credits.expiry", subject: credit.id, orgs, dueAt: Math.max(...ends), outcome, act }];
}
