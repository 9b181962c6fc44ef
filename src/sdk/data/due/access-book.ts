import type { StreamedEvent } from "../../core/events/event.ts";
import type { agreementsContract } from "../contracts.ts";
import { priceFrom } from "../model/agreement/offer-from.ts";
import type { Price } from "../model/agreement/price.ts";
import type { AgreementTerms } from "../model/agreement/terms.ts";
import { termsFrom } from "../model/agreement/terms-from.ts";
import { ACCESS_STATES, nameOf } from "../model/states.ts";

/** An access that is not settled, as events tell it. */
export interface BookedAccess {
  readonly terms: AgreementTerms;
  /** The terms' price; nothing is served under one before money can be paid in, and then it is known. */
  readonly price?: Price;
  readonly agreement: string;
  readonly seq: number;
  /** Counts the events about it. */
  version: number;
}

export const accessKey = ({ agreement, seq }: Pick<BookedAccess, "agreement" | "seq">): string => `${agreement} ${seq}`;

/** What events tell of accesses that time settles: those that can be disputed, are, or are paid for. */
export class AccessBook {
  readonly #terms = new Map<string, AgreementTerms>();
  readonly #prices = new Map<string, Price>();
  readonly #open = new Map<string, BookedAccess>();

  open(): BookedAccess[] {
    return [...this.#open.values()];
  }

  take(event: StreamedEvent<typeof agreementsContract>): void {
    if (event.name === "AgreementProposed") this.#terms.set(event.args.agreement, termsFrom(event.args.terms));
    if (event.name === "EscrowOpened") {
      const price = priceFrom(event.args.price);
      if (price !== undefined) this.#prices.set(event.args.agreement, price);
    }
    if (event.name === "AccessServed") this.#serve(event.args.agreement, Number(event.args.seq));
    if (event.name === "AccessMoved") {
      const key = accessKey({ agreement: event.args.agreement, seq: Number(event.args.seq) });
      const known = this.#open.get(key);
      if (known !== undefined) known.version++;
      if (nameOf(ACCESS_STATES, event.args.to) !== "Disputed") this.#open.delete(key);
    }
  }

  #serve(agreement: string, seq: number): void {
    const terms = this.#terms.get(agreement);
    if (terms === undefined || (terms.dispute === undefined && terms.price === undefined)) return;
    const price = this.#prices.get(agreement);
    this.#open.set(accessKey({ agreement, seq }), { terms, agreement, seq, version: 0, ...(price && { price }) });
  }
}
