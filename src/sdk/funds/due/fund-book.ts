import type { StreamedEvent } from "../../core/events/event.ts";
import type { purposeAccountsContract } from "../contracts.ts";
import type { FacilityTerms } from "../model/facility-terms.ts";
import type { PaymentRequest } from "../model/payment-request.ts";
import { requestFrom, termsFrom } from "../model/terms-from.ts";

/** A facility that is not closed, as its events tell it. */
export interface BookedFacility {
  readonly id: string;
  readonly terms: FacilityTerms;
  /** Changes with each of its events. */
  version: number;
}

/** A request that waits for the lender, or whose money is back and not booked. */
export interface BookedPayment {
  readonly id: string;
  readonly request: PaymentRequest;
  readonly answerBy: number;
  state: "Requested" | "Made" | "Returning";
}

type Event = StreamedEvent<typeof purposeAccountsContract>;

/** What events tell of facilities. */
export class FundBook {
  readonly #facilities = new Map<string, BookedFacility>();
  readonly #payments = new Map<string, BookedPayment>();

  facilities(): BookedFacility[] {
    return [...this.#facilities.values()];
  }

  /** Those of a facility. */
  payments(facility: string): BookedPayment[] {
    return [...this.#payments.values()].filter(({ request }) => request.facility === facility);
  }

  take(event: Event): void {
    if ("request" in event.args) this.#payment(event);
    else if (event.name === "FacilityOpened") {
      const { facility: id, terms } = event.args;
      this.#facilities.set(id, { id, terms: termsFrom(terms), version: 0 });
    } else if (event.name === "FacilityClosed") this.#facilities.delete(event.args.facility);
    else if ("facility" in event.args) this.#change(event.args.facility);
  }

  #payment(event: Event): void {
    if (event.name === "PaymentRequested") {
      const { request: id, content, answerBy } = event.args;
      this.#payments.set(id, { id, request: requestFrom(content), answerBy: Number(answerBy), state: "Requested" });
      this.#change(event.args.facility);
      return;
    }
    if (!("request" in event.args)) return;
    const payment = this.#payments.get(event.args.request);
    if (payment === undefined) return;
    this.#change(payment.request.facility);
    if (event.name === "PaymentMade") payment.state = "Made";
    else if (event.name === "PaymentReturning") payment.state = "Returning";
    else if (event.name !== "PaymentEvidenced") this.#payments.delete(payment.id);
  }

  #change(id: string): void {
    const facility = this.#facilities.get(id);
    if (facility !== undefined) facility.version++;
  }
}
