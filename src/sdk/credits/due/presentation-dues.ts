import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due } from "../../core/due/due.ts";
import type { CalendarsAt } from "../../settlement/due/calendars-at.ts";
import { dateText } from "../../settlement/model/dates.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { EXAMINATION_DAYS, HOLD_DAYS, REIMBURSEMENT_DAYS } from "../model/periods.ts";
import {
  PRESENTATION_STATES,
  type PresentationState,
  REIMBURSEMENTS,
  type Reimbursement,
  wordOf,
} from "../model/states.ts";
import { COLLECT, FORWARD, LAPSE, PRECLUDE, RETURN } from "./acts.ts";
import type { BookedPresentation } from "./credit-book.ts";

const DAY = 86_400;

/** What no event tells of documents. Days count from 1970. */
export interface KeptPresentation {
  readonly state: PresentationState;
  readonly reimbursement: Reimbursement;
  readonly receivedOn: number;
  /** Zero where the calendar did not know it. */
  readonly examineUntil: number;
  /** Zero before a bank accepted. */
  readonly paymentDay: number;
  readonly isUnclaimed: boolean;
}

export async function readPresentation(client: Client, { block }: BlockTime, id: string): Promise<KeptPresentation> {
  const read = await lettersOfCreditContract(client).presentationOf(id, { blockTag: block });
  return {
    state: wordOf(PRESENTATION_STATES, read.state),
    reimbursement: wordOf(REIMBURSEMENTS, read.reimbursement),
    receivedOn: Number(read.receivedOn),
    examineUntil: Number(read.examineUntil),
    paymentDay: Number(read.paymentDay),
    isUnclaimed: read.unclaimed,
  };
}

/** Whether nothing falls due under a presentation any more. */
export function isOver({ drawing }: BookedPresentation, { state, reimbursement }: KeptPresentation): boolean {
  if (state === "Returned") return true;
  if (state !== "Honoured") return false;
  return !drawing.atConfirmer || ["Paid", "Returned", "Lapsed"].includes(reimbursement);
}

/** The clocks of documents: examination, holding, the claim, and the way from the confirmer to the issuer. */
export async function presentationDues(
  calendars: CalendarsAt,
  at: BlockTime,
  booked: BookedPresentation,
  kept: KeptPresentation,
): Promise<Due[]> {
  const { state, reimbursement, isUnclaimed } = kept;
  const dues: Due[] = [];
  if (state === "Presented" || reimbursement === "Examining")
    dues.push(await examinationDue(calendars, at, booked, kept));
  if (state === "Refused" || reimbursement === "Refused") dues.push(holdingDue(booked, kept));
  if (isUnclaimed) dues.push(collectionDue(at, booked));
  if (!booked.drawing.atConfirmer || booked.isCollected) return dues;
  if (state === "Accepted" && reimbursement === "None") dues.push(await forwardingDue(calendars, at, booked, kept));
  const isAsked = kept.paymentDay !== 0 && (reimbursement === "None" || reimbursement === "Accepted");
  if (isAsked) dues.push(reimbursementDue(booked, kept));
  return dues;
}

async function examinationDue(
  calendars: CalendarsAt,
  at: BlockTime,
  booked: BookedPresentation,
  kept: KeptPresentation,
): Promise<Due> {
  const { terms, drawing, id: subject } = booked;
  const [bank, calendar] = examinerOf(booked, kept.reimbursement === "Examining");
  const lastDay = await calendars.addBankingDays(at, calendar, kept.receivedOn, EXAMINATION_DAYS);
  const dueAt = await calendars.startOf(at, calendar, lastDay + 1);
  const outcome = `bank ${bank} is precluded from refusing, and owes, unless it answers by ${dateText(lastDay)}`;
  return {
    kind: "credits.examination",
    subject,
    orgs: [bank],
    dueAt,
    outcome,
    act: bindAct(PRECLUDE, { terms, drawing }),
  };
}

function holdingDue(booked: BookedPresentation, { reimbursement, receivedOn, examineUntil }: KeptPresentation): Due {
  const { terms, drawing, id: subject } = booked;
  const [bank] = examinerOf(booked, reimbursement === "Refused");
  const dueAt = ((examineUntil || receivedOn) + HOLD_DAYS + 1) * DAY;
  const outcome = "the refused documents go back, and can be presented again";
  return { kind: "credits.return", subject, orgs: [bank], dueAt, outcome, act: bindAct(RETURN, { terms, drawing }) };
}

function collectionDue({ time: dueAt }: BlockTime, { terms, drawing, id: subject }: BookedPresentation): Due {
  const outcome = "the claim goes to the beneficiary, once the ledger lets its account have it";
  const act = bindAct(COLLECT, { terms, drawing });
  return { kind: "credits.collection", subject, orgs: [terms.beneficiary], dueAt, outcome, act };
}

async function forwardingDue(
  calendars: CalendarsAt,
  at: BlockTime,
  { terms, drawing, id: subject }: BookedPresentation,
  { paymentDay }: KeptPresentation,
): Promise<Due> {
  const dueAt = await calendars.startOf(at, terms.confirmerCalendar, paymentDay + 1);
  const outcome = `bank ${terms.confirmer} did not honour: the documents go to the issuer, which examines them`;
  const act = bindAct(FORWARD, { terms, drawing });
  return { kind: "credits.forwarding", subject, orgs: [terms.confirmer], dueAt, outcome, act };
}

function reimbursementDue({ terms, drawing, id: subject }: BookedPresentation, { paymentDay }: KeptPresentation): Due {
  const dueAt = (paymentDay + REIMBURSEMENT_DAYS + 1) * DAY;
  const outcome = "the issuer is not asked to reimburse any more: margin and limits are free";
  const act = bindAct(LAPSE, { terms, drawing });
  return { kind: "credits.reimbursement", subject, orgs: [terms.confirmer], dueAt, outcome, act };
}

function examinerOf({ terms, drawing }: BookedPresentation, isSecond: boolean): [bank: number, calendar: string] {
  const atConfirmer = drawing.atConfirmer && !isSecond;
  return atConfirmer ? [terms.confirmer, terms.confirmerCalendar] : [terms.issuer, terms.calendar];
}
