import type { StreamedEvent } from "../../core/events/event.ts";
import type { lettersOfCreditContract } from "../contracts.ts";
import type { CreditTerms } from "../model/credit-terms.ts";
import { type Drawing, drawingFrom } from "../model/drawing.ts";
import { termsFrom } from "../model/terms-from.ts";

/** A credit that is not over, as its events tell it. */
export interface BookedCredit {
  readonly id: string;
  /** By their name, every set of terms that it had or was offered. */
  readonly known: Map<string, CreditTerms>;
  inForce: string;
  isIssued: boolean;
  isConfirmed: boolean;
  /** Presentations that are examined or held, and transfers that are not closed. */
  live: number;
}

/** Documents that were presented. */
export interface BookedPresentation {
  readonly id: string;
  readonly drawing: Drawing;
  readonly terms: CreditTerms;
  /** Examined or held by the bank to which they were presented. */
  isLive: boolean;
  /** The ledger's id, once a bank accepted. */
  claim: bigint | undefined;
  /** Whether the confirmer has its claim on the issuer. */
  isCollected: boolean;
  /** Changes with each of its events. */
  version: number;
}

type Event = StreamedEvent<typeof lettersOfCreditContract>;

/** What events tell of letters of credit. */
export class CreditBook {
  readonly #credits = new Map<string, BookedCredit>();
  readonly #presentations = new Map<string, BookedPresentation>();
  readonly #byClaim = new Map<bigint, BookedPresentation>();
  readonly #parents = new Map<string, string>();

  credits(): BookedCredit[] {
    return [...this.#credits.values()];
  }

  presentations(): BookedPresentation[] {
    return [...this.#presentations.values()];
  }

  /** Of a presentation under which nothing falls due any more. */
  forget({ id, claim }: BookedPresentation): void {
    this.#presentations.delete(id);
    if (claim !== undefined) this.#byClaim.delete(claim);
  }

  take(event: Event): void {
    if ("presentation" in event.args) this.#document(event);
    else if ("credit" in event.args) this.#credit(event);
    else if ("claim" in event.args) this.#paid(event.args.claim);
  }

  #credit(event: Event): void {
    switch (event.name) {
      case "CreditApplied":
        this.#open(event.args.credit, termsFrom(event.args.terms));
        break;
      case "CreditTransferred": {
        const { credit, transferred } = event.args;
        const child = this.#open(transferred, termsFrom(event.args.terms));
        const parent = this.#credits.get(credit);
        child.isIssued = true;
        child.isConfirmed = parent?.isConfirmed ?? false;
        this.#parents.set(transferred, credit);
        this.#count(credit, 1);
        break;
      }
      case "CreditIssued":
        this.#change(event.args.credit, { isIssued: true });
        break;
      case "CreditConfirmed":
        this.#change(event.args.credit, { isConfirmed: true });
        break;
      case "AmendmentIssued":
        this.#credits.get(event.args.credit)?.known.set(event.args.terms, termsFrom(event.args.amended));
        break;
      case "AmendmentInForce":
        this.#change(event.args.credit, { inForce: event.args.terms });
        break;
      case "ApplicationEnded":
      case "CreditClosed": {
        const parent = this.#parents.get(event.args.credit);
        if (parent !== undefined) this.#count(parent, -1);
        this.#credits.delete(event.args.credit);
        break;
      }
      default:
    }
  }

  #document(event: Event): void {
    if (event.name === "Presented") {
      const drawing = drawingFrom(event.args.drawing);
      const terms = this.#credits.get(drawing.credit)?.known.get(drawing.terms);
      if (terms === undefined) return;
      const { presentation: id } = event.args;
      const nothing = { claim: undefined, isCollected: false, version: 0 };
      this.#presentations.set(id, { id, drawing, terms, isLive: true, ...nothing });
      this.#count(drawing.credit, 1);
      return;
    }
    if (!("presentation" in event.args)) return;
    const presentation = this.#presentations.get(event.args.presentation);
    if (presentation === undefined) return;
    presentation.version++;
    if (event.name === "PresentationAccepted") {
      presentation.claim = event.args.claim;
      this.#byClaim.set(event.args.claim, presentation);
    }
    if (event.name === "ClaimCollected" && event.args.claim !== presentation.claim) presentation.isCollected = true;
    if (event.name !== "PresentationAccepted" && event.name !== "DocumentsReturned") return;
    if (presentation.isLive) this.#count(presentation.drawing.credit, -1);
    presentation.isLive = false;
  }

  #paid(claim: bigint): void {
    const presentation = this.#byClaim.get(claim);
    if (presentation !== undefined) presentation.version++;
  }

  #open(id: string, terms: CreditTerms): BookedCredit {
    const known = new Map([[id, terms]]);
    const credit = { id, known, inForce: id, isIssued: false, isConfirmed: false, live: 0 };
    this.#credits.set(id, credit);
    return credit;
  }

  #change(id: string, changes: Partial<Pick<BookedCredit, "isIssued" | "isConfirmed" | "inForce">>): void {
    const credit = this.#credits.get(id);
    if (credit !== undefined) Object.assign(credit, changes);
  }

  #count(id: string, more: number): void {
    const credit = this.#credits.get(id);
    if (credit !== undefined) credit.live += more;
  }
}
