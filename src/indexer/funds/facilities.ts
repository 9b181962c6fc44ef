import { purposeAccountsContract } from "../../sdk/funds/contracts.ts";
import { addBankingDays, startOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import { calendarAt } from "../settlement/calendars.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { accrued, dayOf, type Facility, minus, plus, withTaken } from "./books.ts";
import { plainFacilityTerms, plainRequest } from "./plain-terms.ts";
import { FACILITY, FACILITY_PAYEE, PURPOSE_PAYMENT } from "./tables.ts";

type Payment = RowOf<typeof PURPOSE_PAYMENT>;
type Change = (facility: Facility, event: StoredEvent) => Facility | Promise<Facility>;

/** Facilities, their purpose accounts, and who is paid out of them. */
export const facilitiesProjection = projection(
  purposeAccountsContract,
  { facility: ["facility"], payment: ["request"] },
  {
    async FacilityOpened({ facility, terms: emitted }, event, rows) {
      const terms = plainFacilityTerms(emitted);
      const utcOffset = (await calendarAt(rows, terms.calendar))?.utcOffset ?? 0;
      const lines = terms.lines.map((line) => ({ ...line, taken: "0" }));
      const nothing = { drawn: "0", unspent: "0", reserved: "0", asked: "0" };
      const debt = { principal: "0", products: "0", interestPaid: "0", fee: terms.fee };
      const interestFrom = dayOf({ utcOffset }, event.time);
      const times = { cureUntil: null, evidenceBy: null, openedAt: event.time, acceleratedAt: null, closedAt: null };
      const opened = { facility, state: "Open", terms, utcOffset, lines, related: terms.related } as const;
      const breach = { breachEvidence: null };
      rows.put(FACILITY, { ...opened, ...nothing, ...debt, interestFrom, ...breach, ...times, ...happened(event) });
    },
    DrawAsked: ({ facility, amount }, event, rows) =>
      change(rows, event, facility, (found) => ({ ...found, asked: amount })),
    FacilityDrawn: ({ facility, amount, drawn }, event, rows) =>
      change(rows, event, facility, (found, { time }) => {
        const next = accrued(found, time);
        const [unspent, principal] = [plus(next.unspent, amount), plus(next.principal, amount)];
        return { ...next, drawn, asked: "0", unspent, principal };
      }),
    FacilityRepaid: ({ facility, fee, interest, principal }, event, rows) =>
      change(rows, event, facility, (found, { time }) => ({
        ...accrued(found, time),
        fee: minus(found.fee, fee),
        interestPaid: plus(found.interestPaid, interest),
        principal: minus(found.principal, principal),
      })),
    UnspentReturned: ({ facility, amount, principal }, event, rows) =>
      change(rows, event, facility, (found, { time }) => ({
        ...accrued(found, time),
        unspent: minus(found.unspent, amount),
        principal: minus(found.principal, principal),
      })),
    RelationAdded: ({ facility, org }, event, rows) =>
      change(rows, event, facility, (found) => ({ ...found, related: [...found.related, int(org)] })),
    FacilityBreached: ({ facility, evidence, cureUntil }, event, rows) =>
      change(rows, event, facility, (found) => ({
        ...found,
        state: "Breached",
        asked: "0",
        cureUntil: int(cureUntil),
        breachEvidence: evidence,
      })),
    FacilityCured: ({ facility }, event, rows) =>
      change(rows, event, facility, (found) => ({ ...found, state: "Open", cureUntil: null })),
    FacilityFrozen: ({ facility }, event, rows) =>
      change(rows, event, facility, (found) => ({ ...found, state: "Frozen" })),
    FacilityAccelerated: ({ facility }, event, rows) =>
      change(rows, event, facility, (found, { time }) => ({ ...found, state: "Accelerated", acceleratedAt: time })),
    FacilityClosed: ({ facility }, event, rows) =>
      change(rows, event, facility, (found, { time }) => ({ ...found, state: "Closed", closedAt: time })),

    async PayeeListed({ facility, payee, org, listed }, event, rows) {
      const key = { facility, payee };
      await rows.delete(FACILITY_PAYEE, key);
      if (listed === "0") return;
      const { terms } = (await rows.get(FACILITY, { facility })) ?? {};
      const from = int(listed) + (terms?.cooling ?? 0);
      rows.put(FACILITY_PAYEE, { ...key, org: int(org), from, ...happened(event) });
    },

    async PaymentRequested({ request: payment, facility, payee, content, answerBy }, event, rows) {
      const request = plainRequest(content);
      const who = { payeeOrg: int(payee), answerBy: int(answerBy), requestedAt: event.time };
      const nothing = { made: null, reason: null, evidence: null, returningAt: null, endedAt: null };
      const asked = { payment, facility, state: "Requested", request } as const;
      rows.put(PURPOSE_PAYMENT, { ...asked, ...who, ...nothing, ...happened(event) });
      await change(rows, event, facility, (found) => ({
        ...withTaken(found, request.purpose, (taken) => plus(taken, request.amount)),
        reserved: plus(found.reserved, request.amount),
      }));
    },
    async PaymentMade({ request: payment, facility, amount, byRule }, event, rows) {
      const found = await rows.get(PURPOSE_PAYMENT, { payment });
      if (found === undefined) return;
      const { time, block, transaction } = event;
      let isOwn = false;
      await change(rows, event, facility, async (kept) => {
        isOwn = found.payeeOrg === kept.terms.borrower;
        const left = { unspent: minus(kept.unspent, amount), reserved: minus(kept.reserved, amount) };
        return { ...kept, ...left, ...(isOwn && { evidenceBy: await evidenceBy(rows, kept, time) }) };
      });
      const made = { byRule, time, block, transaction };
      rows.put(PURPOSE_PAYMENT, { ...found, state: isOwn ? "Unevidenced" : "Paid", made });
    },
    PaymentRefused: ({ request, reason }, event, rows) => end(rows, event, request, { state: "Refused", reason }),
    PaymentWithdrawn: ({ request }, event, rows) => end(rows, event, request, { state: "Withdrawn" }),
    PaymentLapsed: ({ request }, event, rows) => end(rows, event, request, { state: "Lapsed" }),
    async PaymentEvidenced({ request: payment, documents }, event, rows) {
      const found = await rows.get(PURPOSE_PAYMENT, { payment });
      if (found === undefined) return;
      const { keys } = event.args as { readonly keys: readonly string[] }; // the types of lists have a method of that name
      rows.put(PURPOSE_PAYMENT, { ...found, state: "Paid", evidence: { documents, keys } });
      await change(rows, event, found.facility, (kept) => ({ ...kept, evidenceBy: null }));
    },
    async PaymentReturning({ request: payment, amount }, event, rows) {
      const found = await rows.get(PURPOSE_PAYMENT, { payment });
      if (found === undefined) return;
      rows.put(PURPOSE_PAYMENT, { ...found, state: "Returning", returningAt: event.time });
      const shows = found.state === "Unevidenced" && { evidenceBy: null };
      await change(rows, event, found.facility, (kept) => ({
        ...kept,
        ...shows,
        unspent: plus(kept.unspent, amount),
      }));
    },
    async PaymentReturned({ request: payment, facility }, event, rows) {
      const found = await rows.get(PURPOSE_PAYMENT, { payment });
      if (found === undefined) return;
      rows.put(PURPOSE_PAYMENT, { ...found, state: "Returned", endedAt: event.time });
      const { purpose, amount } = found.request;
      await change(rows, event, facility, (kept) => withTaken(kept, purpose, (taken) => minus(taken, amount)));
    },
  },
  true,
);

async function change(rows: Rows, event: StoredEvent, facility: string, next: Change): Promise<void> {
  const found = await rows.get(FACILITY, { facility });
  if (found !== undefined) rows.put(FACILITY, await next(found, event));
}

/** A request that ends without a payment: its money and its line are free again. */
async function end(rows: Rows, event: StoredEvent, payment: string, ended: Partial<Payment>): Promise<void> {
  const found = await rows.get(PURPOSE_PAYMENT, { payment });
  if (found === undefined) return;
  rows.put(PURPOSE_PAYMENT, { ...found, ...ended, endedAt: event.time });
  const { purpose, amount } = found.request;
  await change(rows, event, found.facility, (kept) => ({
    ...withTaken(kept, purpose, (taken) => minus(taken, amount)),
    reserved: minus(kept.reserved, amount),
  }));
}

/** Until when the borrower shows what it was paid itself, as the calendar is then. */
async function evidenceBy(rows: Rows, facility: Facility, time: number): Promise<number | null> {
  const calendar = await calendarAt(rows, facility.terms.calendar);
  if (calendar === undefined) return null;
  const day = addBankingDays(calendar, dayOf(facility, time), facility.terms.evidenceDays);
  return Number(startOf(calendar, day + 1)) - 1;
}
