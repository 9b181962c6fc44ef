import { lettersOfCreditContract } from "../../sdk/credits/contracts.ts";
import { discrepanciesHash } from "../../sdk/credits/model/discrepancies-hash.ts";
import {
  CREDIT_STATES,
  type CreditState,
  DOCUMENT_DISPOSITIONS,
  flagsOf,
  wordOf,
} from "../../sdk/credits/model/states.ts";
import { effectiveDay } from "../../sdk/settlement/model/bank-calendar.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import { calendarAt } from "../settlement/calendars.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { change, claimOf, move, open, ofPresentation, rename, rootOf, termsUnder } from "./changes.ts";
import { mostOf, plainTerms } from "./plain-terms.ts";
import { CREDIT, CREDIT_AMENDMENT, CREDIT_CLAIM, CREDIT_PRESENTATION } from "./tables.ts";

type Presentation = RowOf<typeof CREDIT_PRESENTATION>;

/** Seconds: documents that come on a banking day come on it, at whatever hour. */
const DAY = 86_400;

/** Letters of credit from the application to the last payment. */
export const lettersProjection = projection(
  lettersOfCreditContract,
  { credit: ["credit", "transferred"], presentation: ["presentation"], instrument: ["claim"] },
  {
    CreditApplied: ({ credit, terms }, event, rows) => open(rows, event, credit, terms, { state: "Applied" }),
    async CreditTransferred({ credit, transferred, terms }, event, rows) {
      const { confirmed = false } = (await rows.get(CREDIT, { credit })) ?? {};
      await open(rows, event, transferred, terms, {
        state: "Advised",
        parent: credit,
        confirmed,
        issuedAt: event.time,
      });
      await change(rows, credit, { drawn: BigInt(mostOf(plainTerms(terms))), live: 1 });
    },
    MarginPaid: ({ credit, amount }, _, rows) => change(rows, credit, { margin: BigInt(amount) }),
    MarginReturned: ({ credit, amount }, _, rows) => change(rows, credit, { margin: -BigInt(amount) }),
    ApplicantCharged: ({ credit, fromMargin, owed }, _, rows) =>
      change(rows, credit, { margin: -BigInt(fromMargin), owed: BigInt(owed) }),
    ApplicantPaid: ({ credit, amount }, _, rows) => change(rows, credit, { owed: -BigInt(amount) }),
    ApplicationEnded: ({ credit }, { time }, rows) => move(rows, credit, { state: "Withdrawn", closedAt: time }),
    CreditIssued: ({ credit }, { time }, rows) => move(rows, credit, { state: "Issued", issuedAt: time }),
    CreditAdvised: ({ credit }, { time }, rows) => move(rows, credit, { state: "Advised", advisedAt: time }),
    CreditConfirmed: ({ credit }, _, rows) => rows.patch(CREDIT, { credit }, { confirmed: true }),
    async CreditClosed({ credit, state, released }, { time }, rows) {
      const word = wordOf(CREDIT_STATES, int(state)) as Exclude<CreditState, "None">;
      await move(rows, credit, { state: word, released, closedAt: time });
      const parent = (await rows.get(CREDIT, { credit }))?.parent;
      if (parent) await change(rows, parent, { drawn: -BigInt(released), live: -1 });
    },
    AmendmentIssued({ credit, terms: termsName, former, amended }, event, rows) {
      const none = { byBeneficiary: false, byConfirmer: false, rejectedBy: null, partly: false, endedAt: null };
      const terms = plainTerms(amended);
      const at = { issuedAt: event.time, ...happened(event) };
      rows.put(CREDIT_AMENDMENT, { credit, termsName, former, state: "Open", terms, ...none, ...at });
    },
    async AmendmentAccepted({ credit, terms: termsName, by }, _, rows) {
      const found = await rows.get(CREDIT, { credit });
      if (found?.terms.applicant === int(by)) return; // it has no vote
      const isBeneficiary = found?.terms.beneficiary === int(by);
      const accepted = isBeneficiary ? { byBeneficiary: true } : { byConfirmer: true };
      await rows.patch(CREDIT_AMENDMENT, { credit, termsName }, accepted);
    },
    async AmendmentInForce({ credit, terms: termsName }, { time }, rows) {
      const amendment = await rows.get(CREDIT_AMENDMENT, { credit, termsName });
      if (amendment === undefined) return;
      rows.put(CREDIT_AMENDMENT, { ...amendment, state: "InForce", endedAt: time });
      const { terms } = amendment;
      const found = await rows.get(CREDIT, { credit });
      if (found) await rename(rows, { ...found, termsName, terms, max: mostOf(terms) });
    },
    AmendmentRejected: ({ credit, terms: termsName, by, partly }, { time }, rows) =>
      rows.patch(
        CREDIT_AMENDMENT,
        { credit, termsName },
        { state: "Rejected", rejectedBy: int(by), partly, endedAt: time },
      ),

    async Presented({ presentation, credit, presenter, receivedOn, examineUntil, flags, drawing }, event, rows) {
      // `keys` is a method of lists too: the stored arguments have it by its name.
      const { keys } = drawing as unknown as { readonly keys: readonly string[] };
      const { terms, number, documents, amount, invoiceAmount, atConfirmer } = drawing;
      const shipDate = dateText(int(drawing.shipDay));
      rows.put(CREDIT_PRESENTATION, {
        presentation,
        credit,
        presenter: int(presenter),
        state: "Presented",
        reimbursement: "None",
        drawing: { credit, terms, number, documents, amount, invoiceAmount, shipDate, atConfirmer, keys },
        receivedOn: int(receivedOn),
        examineUntil: int(examineUntil),
        examinedFrom: int(receivedOn),
        isExamined: true,
        flags: flagsOf(BigInt(flags)),
        wasRefused: false,
        waived: false,
        waivedFor: null,
        byPreclusion: false,
        heldAt: null,
        applicantBound: false,
        discrepancies: [],
        disposition: null,
        presentedAt: event.time,
        changedAt: event.time,
        ...happened(event),
      });
      await change(rows, credit, { drawn: BigInt(amount), live: 1 });
    },
    async PresentationRefused({ presentation, discrepancies, disposition }, event, rows) {
      const refusal = { discrepancies, disposition: wordOf(DOCUMENT_DISPOSITIONS, int(disposition)) };
      const waived = await isWaived(rows, presentation, discrepancies);
      const changes = { state: "Refused", wasRefused: true, isExamined: false, waived, ...refusal } as const;
      const found = await told(rows, event, presentation, changes);
      if (found) await change(rows, found.credit, { drawn: -BigInt(found.drawing.amount) });
    },
    PresentationWaived: async ({ presentation, discrepancies: waivedFor }, event, rows) =>
      void (await told(rows, event, presentation, { waived: true, waivedFor })),
    async DocumentsReturned({ presentation }, event, rows) {
      const before = await rows.get(CREDIT_PRESENTATION, { presentation });
      if (before?.reimbursement === "Refused") return endOfReimbursement(rows, event, presentation, "Returned");
      const found = await told(rows, event, presentation, { state: "Returned", isExamined: false });
      if (found) await change(rows, found.credit, { live: -1 });
    },
    async PresentationAccepted(args, event, rows) {
      const { presentation, claim, obligor, paymentDay, byPreclusion, applicantBound } = args;
      const changes = { state: "Accepted", isExamined: false, byPreclusion, applicantBound } as const;
      const found = await told(rows, event, presentation, changes);
      if (found === undefined) return;
      const { amount } = found.drawing;
      // What was refused was free to be drawn again.
      await change(rows, found.credit, { live: -1, drawn: found.wasRefused ? BigInt(amount) : 0n });
      await change(rows, await rootOf(rows, found.credit), { outstanding: BigInt(amount) });
      const owed = { kind: "Honour", obligor: int(obligor), paymentDay: int(paymentDay), byPreclusion } as const;
      rows.put(CREDIT_CLAIM, claimOf(event, found, claim, amount, owed));
    },
    ClaimHeld: async ({ presentation }, event, rows) =>
      void (await told(rows, event, presentation, { heldAt: event.time })),
    async DocumentsForwarded({ presentation, examineUntil }, event, rows) {
      const again = { reimbursement: "Examining", isExamined: true, examineUntil: int(examineUntil) } as const;
      const found = await told(rows, event, presentation, again);
      const issuer = found && (await termsUnder(rows, found))?.calendar;
      const calendar = issuer === undefined ? undefined : await calendarAt(rows, issuer);
      if (calendar === undefined) return;
      await rows.patch(
        CREDIT_PRESENTATION,
        { presentation },
        { examinedFrom: effectiveDay(calendar, event.time, DAY) },
      );
    },
    async ReimbursementAccepted({ presentation, applicantBound }, event, rows) {
      const changes = { reimbursement: "Accepted", isExamined: false, applicantBound } as const;
      await told(rows, event, presentation, changes);
    },
    async ClaimCollected({ presentation, claim, amount, paymentDay }, event, rows) {
      const found = await rows.get(CREDIT_PRESENTATION, { presentation });
      const issuer = found && (await rows.get(CREDIT, { credit: found.credit }))?.terms.issuer;
      const isHonour = (await rows.get(CREDIT_CLAIM, { claim })) !== undefined;
      if (isHonour) await told(rows, event, presentation, { heldAt: null });
      if (found === undefined || issuer === undefined || isHonour) return;
      const owed = {
        kind: "Reimbursement",
        obligor: issuer,
        paymentDay: int(paymentDay),
        byPreclusion: false,
      } as const;
      rows.put(CREDIT_CLAIM, claimOf(event, found, claim, amount, owed));
    },
    async ReimbursementRefused({ presentation, discrepancies, disposition }, event, rows) {
      const refusal = { discrepancies, disposition: wordOf(DOCUMENT_DISPOSITIONS, int(disposition)) };
      const waived = await isWaived(rows, presentation, discrepancies);
      await told(rows, event, presentation, { reimbursement: "Refused", isExamined: false, waived, ...refusal });
    },
    ReimbursementLapsed: ({ presentation }, event, rows) => endOfReimbursement(rows, event, presentation, "Lapsed"),
    async Honoured({ claim, amount }, event, rows) {
      const { claim: owed, presentation } = (await ofPresentation(rows, claim, "Honour")) ?? {};
      if (owed === undefined || presentation === undefined) return;
      const paid = `${BigInt(owed.paid) + BigInt(amount)}`;
      rows.put(CREDIT_CLAIM, { ...owed, paid });
      if (paid === owed.amount) await told(rows, event, owed.presentation, { state: "Honoured" });
      if (presentation.drawing.atConfirmer) return;
      await change(rows, await rootOf(rows, owed.credit), { outstanding: -BigInt(amount) });
    },
    async HonouredInPlace({ claim, amount }, event, rows) {
      const owed = await rows.get(CREDIT_CLAIM, { claim });
      if (owed === undefined) return;
      const paid = `${BigInt(owed.paid) + BigInt(amount)}`;
      const paidInPlace = `${BigInt(owed.paidInPlace) + BigInt(amount)}`;
      rows.put(CREDIT_CLAIM, { ...owed, paid, paidInPlace });
      if (paid === owed.amount) await told(rows, event, owed.presentation, { state: "Honoured" });
      if (paidInPlace === owed.amount) await told(rows, event, owed.presentation, { reimbursement: "Paid" });
      await change(rows, await rootOf(rows, owed.credit), { outstanding: -BigInt(amount) });
    },
    // Of what the issuer honoured in place of the confirmer there is no such claim.
    async Reimbursed({ claim, amount }, event, rows) {
      const { claim: owed } = (await ofPresentation(rows, claim, "Reimbursement")) ?? {};
      if (owed === undefined) return;
      const paid = `${BigInt(owed.paid) + BigInt(amount)}`;
      rows.put(CREDIT_CLAIM, { ...owed, paid });
      if (paid === owed.amount) await told(rows, event, owed.presentation, { reimbursement: "Paid" });
      await change(rows, await rootOf(rows, owed.credit), { outstanding: -BigInt(amount) });
    },
    async ClaimNegotiated({ claim, to }, _, rows) {
      const found = await rows.get(CREDIT_CLAIM, { claim });
      if (found && found.negotiatedTo === null) rows.put(CREDIT_CLAIM, { ...found, negotiatedTo: int(to) });
    },
  },
  true,
);

/** A presentation of which an event tells something; as it was before. */
async function told(rows: Rows, { time }: StoredEvent, presentation: string, changes: Partial<Presentation>) {
  const found = await rows.get(CREDIT_PRESENTATION, { presentation });
  if (found) rows.put(CREDIT_PRESENTATION, { ...found, ...changes, changedAt: time });
  return found;
}

/** Whether what was waived before is what a notice names. */
async function isWaived(rows: Rows, presentation: string, discrepancies: readonly string[]): Promise<boolean> {
  const { waivedFor = null } = (await rows.get(CREDIT_PRESENTATION, { presentation })) ?? {};
  return waivedFor === discrepanciesHash(discrepancies);
}

/** The issuer owes for it no more. */
async function endOfReimbursement(
  rows: Rows,
  event: StoredEvent,
  presentation: string,
  reimbursement: "Returned" | "Lapsed",
): Promise<void> {
  const found = await told(rows, event, presentation, { reimbursement });
  if (found === undefined) return;
  const claims = await rows.find(CREDIT_CLAIM, { presentation });
  const inPlace = claims.reduce((sum, each) => sum + BigInt(each.paidInPlace), 0n);
  await change(rows, await rootOf(rows, found.credit), { outstanding: inPlace - BigInt(found.drawing.amount) });
}
