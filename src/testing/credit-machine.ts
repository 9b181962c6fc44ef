/**
 * A letter of credit as a machine of its own, without a chain: what UCP 600 says of each act on each day. It is the second reading of the rules beside
 * the contract's, and the golden vectors ask both. Days are numbers, and parties are A (applicant), I (issuer), C (confirmer) and E (beneficiary).
 */
import { EXAMINATION_DAYS } from "../sdk/credits/model/periods.ts";
import { type CreditState, DOCUMENT_DISPOSITIONS, type PresentationState } from "../sdk/credits/model/states.ts";
import { addBankingDays, type BankCalendar, roll } from "../sdk/settlement/model/bank-calendar.ts";
import {
  flagsOf,
  isBound,
  isWaived,
  type MachineDrawing,
  type MachinePresentation,
  MachineRefusal,
  type MachineTerms,
  most,
  needs,
  obligorOf,
  paymentDayOf,
} from "./credit-machine-rules.ts";

interface Amendment {
  readonly terms: MachineTerms;
  readonly former: MachineTerms;
  readonly acceptedBy: Set<string>;
  open: boolean;
}

/** Before there is a notice, what the bank told of. */
const TOLD = "as the bank told";

/** One credit, issued. An act that is refused changes nothing. */
export class CreditMachine {
  readonly #calendar: BankCalendar;
  readonly #presentations = new Map<string, MachinePresentation>();
  readonly #amendments = new Map<string, Amendment>();
  #terms: MachineTerms;
  #state: CreditState = "Issued";

  constructor(calendar: BankCalendar, terms: MachineTerms) {
    this.#calendar = calendar;
    this.#terms = terms;
  }

  get state(): CreditState {
    return this.#state;
  }

  get presentations(): ReadonlyMap<string, MachinePresentation> {
    return this.#presentations;
  }

  /** What can be drawn still: what is presented, accepted or honoured is not, and what was refused is again. */
  get available(): bigint {
    return most(this.#terms) - this.sumOf("Presented") - this.sumOf("Accepted") - this.sumOf("Honoured");
  }

  sumOf(state: PresentationState): bigint {
    return [...this.#presentations.values()].reduce((sum, p) => (p.state === state ? sum + p.amount : sum), 0n);
  }

  advise(): void {
    needs(this.#state === "Issued", "CREDIT_CLOSED");
    this.#state = "Advised";
  }

  present(name: string, drawing: MachineDrawing, today: number, underAmendment?: string): MachinePresentation {
    needs(this.#state !== "Issued", "NOT_ADVISED");
    needs(this.#state === "Advised", "CREDIT_CLOSED");
    const terms = underAmendment === undefined ? this.#terms : this.#termsWith(underAmendment);
    needs(!this.#presentations.has(name), "DUPLICATE_ID");
    needs(drawing.amount > 0n, "ZERO_AMOUNT");
    needs(!drawing.atConfirmer || terms.confirmed, "NOT_CONFIRMED");
    const used = most(this.#terms) - this.available;
    needs(terms.partialDrawings || used === 0n, "PARTIAL_DRAWING_PROHIBITED");
    needs(used + drawing.amount <= most(terms), "OVERDRAWN");
    const receivedOn = this.#following(today);
    needs(receivedOn <= this.#following(terms.expiry), "EXPIRED"); // art. 29 a
    if (underAmendment !== undefined) this.answer(underAmendment, "E", "whole"); // art. 10 c
    const presented: MachinePresentation = {
      ...drawing,
      terms,
      flags: flagsOf(this.#calendar, terms, drawing, receivedOn),
      state: "Presented",
      reimbursement: "None",
      receivedOn,
      examineUntil: this.#lastOf(receivedOn),
      wasRefused: false,
      bound: false,
      paymentDay: 0,
    };
    this.#presentations.set(name, presented);
    return presented;
  }

  refuse(name: string, by: string, discrepancies: readonly string[], disposition: string, today: number): void {
    const p = this.#of(name);
    this.#requireExaminer(p, by);
    needs(today <= p.examineUntil, "PRECLUDED"); // art. 16 d
    const known: readonly string[] = DOCUMENT_DISPOSITIONS;
    const possible = known.includes(disposition) && disposition !== "None";
    needs(possible && (by === "I" || disposition !== "HoldForWaiver"), "BAD_DISPOSITION"); // art. 16 c iii b
    p.refusedFor = discrepancies.join();
    const returned = disposition === "Return";
    if (p.reimbursement === "Examining") p.reimbursement = returned ? "Returned" : "Refused";
    else [p.state, p.wasRefused] = [returned ? "Returned" : "Refused", true];
  }

  /** By the applicant; it binds no bank, and gives it no time (art. 16 b). */
  waive(name: string): void {
    const p = this.#of(name);
    needs(p.state !== "Returned" && p.reimbursement !== "Returned", "DOCUMENTS_RETURNED");
    const open = ["Presented", "Refused"].includes(p.state) || ["Examining", "Refused"].includes(p.reimbursement);
    needs(open, "BAD_STATE");
    const what = p.refusedFor ?? TOLD;
    needs(p.waivedFor !== what, "WAIVED_ALREADY");
    p.waivedFor = what;
  }

  accept(name: string, by: string, today: number): MachinePresentation {
    const p = this.#of(name);
    needs(p.state !== "Returned" && p.reimbursement !== "Returned", "DOCUMENTS_RETURNED");
    if (p.reimbursement === "Refused") {
      needs(by === "I", "NOT_PARTY");
      needs(isWaived(p), "NO_WAIVER");
    } else if (p.state === "Refused") {
      needs(by === obligorOf(p), "NOT_PARTY");
      needs(isWaived(p), "NO_WAIVER");
      needs(p.terms.partialDrawings || this.available === most(this.#terms), "PARTIAL_DRAWING_PROHIBITED");
      needs(p.amount <= this.available, "OVERDRAWN");
    } else this.#requireExaminer(p, by);
    return this.#take(p, today);
  }

  /** Art. 16 f, by anybody. */
  preclude(name: string, today: number): MachinePresentation {
    const p = this.#of(name);
    needs(p.reimbursement === "Examining" || p.state === "Presented", "BAD_STATE");
    needs(today > p.examineUntil, "CLOCK_RUNS");
    return this.#take(p, today);
  }

  returnDocuments(name: string): void {
    const p = this.#of(name);
    if (p.reimbursement === "Refused") p.reimbursement = "Returned";
    else {
      needs(p.state === "Refused", "BAD_STATE");
      p.state = "Returned";
    }
  }

  /** By the confirmer: the issuer examines. */
  forward(name: string, today: number): MachinePresentation {
    const p = this.#of(name);
    const taken = p.state === "Accepted" || p.state === "Honoured";
    needs(taken && p.atConfirmer && p.reimbursement === "None", "NOT_FORWARDABLE");
    p.reimbursement = "Examining";
    p.receivedOn = this.#following(today);
    p.examineUntil = this.#lastOf(p.receivedOn);
    return p;
  }

  /** By the bank that accepted, whole. */
  honour(name: string, by: string, today: number): bigint {
    const p = this.#of(name);
    needs(p.state === "Accepted", "BAD_STATE");
    needs(by === obligorOf(p), "NOT_OBLIGOR");
    needs(today >= p.paymentDay, "NOT_DUE");
    p.state = "Honoured";
    return p.amount;
  }

  amend(name: string, by: string, changes: Partial<MachineTerms>): void {
    needs(this.#state === "Issued" || this.#state === "Advised", "CREDIT_CLOSED");
    needs(by === "I", "NOT_ISSUER");
    const former = this.#terms;
    this.#amendments.set(name, { terms: { ...former, ...changes }, former, acceptedBy: new Set(), open: true });
  }

  /** @returns Whether it is in force. What is accepted in part is rejected (art. 10 e). */
  answer(name: string, by: string, accepts: "whole" | "part" | "nothing"): boolean {
    const amendment = this.#openAmendment(name);
    needs(by === "E" || (by === "C" && this.#terms.confirmed), "NOT_PARTY");
    if (accepts !== "whole") {
      amendment.open = false;
      return false;
    }
    amendment.acceptedBy.add(by);
    if (!isAgreed(amendment)) return false;
    amendment.open = false;
    this.#terms = amendment.terms;
    return true;
  }

  cancel(signers: readonly string[]): bigint {
    this.#requireClosable();
    const needed = this.#terms.confirmed ? ["I", "E", "C"] : ["I", "E"];
    needs(needed.length === signers.length && needed.every((each) => signers.includes(each)), "SIGNATURE_MISSING");
    return this.#close("Cancelled");
  }

  expire(today: number): bigint {
    this.#requireClosable();
    needs(today > this.#following(this.#terms.expiry), "NOT_EXPIRED");
    return this.#close("Expired");
  }

  #take(p: MachinePresentation, today: number): MachinePresentation {
    p.bound = isBound(p);
    if (p.reimbursement !== "None") {
      p.reimbursement = "Accepted";
      return p;
    }
    p.state = "Accepted";
    p.paymentDay = paymentDayOf(this.#calendar, p, today);
    return p;
  }

  #close(to: "Cancelled" | "Expired"): bigint {
    const released = this.available;
    this.#state = to;
    return released;
  }

  #requireClosable(): void {
    needs(this.#state === "Issued" || this.#state === "Advised", "CREDIT_CLOSED");
    const open = [...this.#presentations.values()].some(({ state }) => state === "Presented" || state === "Refused");
    needs(!open, "OPEN_PRESENTATION");
  }

  #requireExaminer(p: MachinePresentation, by: string): void {
    const second = p.reimbursement === "Examining";
    needs(by === (second ? "I" : obligorOf(p)), "NOT_PARTY");
    needs(second || p.state === "Presented", "BAD_STATE");
  }

  #of(name: string): MachinePresentation {
    const p = this.#presentations.get(name);
    if (p === undefined) throw new MachineRefusal("NOT_PRESENTED");
    return p;
  }

  #openAmendment(name: string): Amendment {
    const amendment = this.#amendments.get(name);
    if (amendment?.open !== true || amendment.former !== this.#terms) throw new MachineRefusal("NO_OPEN_AMENDMENT");
    return amendment;
  }

  /** The terms of an amendment that a presentation brings into force. */
  #termsWith(name: string): MachineTerms {
    const amendment = this.#openAmendment(name);
    needs(!amendment.terms.confirmed || amendment.acceptedBy.has("C"), "OTHER_TERMS");
    return amendment.terms;
  }

  #following(day: number): number {
    return roll(this.#calendar, day, "Following");
  }

  #lastOf(receivedOn: number): number {
    return addBankingDays(this.#calendar, receivedOn, EXAMINATION_DAYS); // art. 14 b
  }
}

const isAgreed = ({ terms, acceptedBy }: Amendment): boolean =>
  acceptedBy.has("E") && (!terms.confirmed || acceptedBy.has("C"));
