/** What a credit of the machine consists of, and the rules that are asked of one presentation or of its terms alone. */
import { drawingBounds } from "../sdk/credits/model/drawing-tolerance.ts";
import type { DrawingFlag, PresentationState, Reimbursement } from "../sdk/credits/model/states.ts";
import { type BankCalendar, roll } from "../sdk/settlement/model/bank-calendar.ts";

export interface MachineTerms {
  readonly amount: bigint;
  readonly plusBps: number;
  readonly minusBps: number;
  readonly partialDrawings: boolean;
  readonly expiry: number;
  readonly latestShipment: number;
  readonly presentationDays: number;
  readonly tenorDays: number;
  readonly tenorFrom: "Sight" | "Shipment";
  readonly confirmed: boolean;
}

export interface MachineDrawing {
  readonly amount: bigint;
  readonly invoiceAmount: bigint;
  readonly shipDay: number;
  readonly atConfirmer: boolean;
}

/** What the machine keeps of a presentation. */
export interface MachinePresentation extends MachineDrawing {
  readonly terms: MachineTerms;
  readonly flags: readonly DrawingFlag[];
  state: PresentationState;
  reimbursement: Reimbursement;
  receivedOn: number;
  examineUntil: number;
  /** For what it was refused, and what was waived. */
  refusedFor?: string;
  waivedFor?: string;
  wasRefused: boolean;
  bound: boolean;
  paymentDay: number;
}

/** Why an act is refused, in the words of the vectors. */
export class MachineRefusal extends Error {
  readonly word: string;

  constructor(word: string) {
    super(word);
    this.word = word;
  }
}

/** The bank that accepted owes. */
export const obligorOf = ({ atConfirmer }: MachineDrawing): "C" | "I" => (atConfirmer ? "C" : "I");

/** What can be drawn. */
export const most = (terms: MachineTerms): bigint => drawingBounds(terms).amount.most;

/** Whether the applicant takes the documents with the discrepancies for which they were refused, where they were. */
export const isWaived = ({ waivedFor, refusedFor }: MachinePresentation): boolean =>
  waivedFor !== undefined && (refusedFor === undefined || waivedFor === refusedFor);

/** Whether the applicant has to take them: art. 18 b leaves an invoice that is for more than the credit to the bank. */
export const isBound = (p: MachinePresentation): boolean =>
  isWaived(p) || (p.flags.every((flag) => flag === "INVOICE_EXCEEDS_CREDIT") && !p.wasRefused);

/** What the terms themselves show to be wrong. */
export function flagsOf(
  calendar: BankCalendar,
  terms: MachineTerms,
  drawing: MachineDrawing,
  receivedOn: number,
): DrawingFlag[] {
  const { least } = drawingBounds({ ...terms, partialDrawings: false }).amount;
  const lastDay = roll(calendar, drawing.shipDay + terms.presentationDays, "Following");
  const shown: readonly [DrawingFlag, boolean][] = [
    ["LATE_SHIPMENT", drawing.shipDay > terms.latestShipment],
    ["LATE_PRESENTATION", receivedOn > lastDay],
    ["UNDERDRAWN", !terms.partialDrawings && drawing.amount < least],
    ["INVOICE_EXCEEDS_CREDIT", drawing.invoiceAmount > most(terms)],
  ];
  return shown.flatMap(([flag, is]) => (is ? [flag] : []));
}

/** The day on which what is accepted now is paid. */
export function paymentDayOf(calendar: BankCalendar, p: MachinePresentation, today: number): number {
  const { tenorDays, tenorFrom } = p.terms;
  const sight = p.wasRefused || tenorDays === 0 ? today : p.receivedOn;
  const from = tenorDays > 0 && tenorFrom === "Shipment" ? Math.min(p.shipDay, sight) : sight;
  return roll(calendar, Math.max(from + tenorDays, today), "Following");
}

/** Refuses, unless it holds. */
export function needs(holds: boolean, word: string): void {
  if (!holds) throw new MachineRefusal(word);
}
