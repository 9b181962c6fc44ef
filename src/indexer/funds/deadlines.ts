import type { Asked } from "../serve/answers.ts";
import type { RowOf } from "../store/table.ts";
import type { Facility } from "./books.ts";
import { PURPOSE_PAYMENT } from "./tables.ts";

type Payment = RowOf<typeof PURPOSE_PAYMENT>;

/** A clock of a facility. */
export interface FacilityDeadline {
  readonly kind: "Answer" | "Booking" | "Cure" | "Evidence" | "Return";
  /** The request; null for the facility. */
  readonly payment: string | null;
  /** Whose clock it is. */
  readonly orgs: readonly number[];
  /** First second after it. */
  readonly dueAt: number;
  /** At the time of the answer's block. */
  readonly isOver: boolean;
}

/** What a line is about: null for the facility. */
export interface Told {
  readonly line: FacilityDeadline;
  readonly payment: Payment | null;
}

/** Clocks of one facility. */
const MOST = 1_000;

/** What runs: the lender's answers, the cure of a breach, evidence, and when what is unspent goes back. */
export async function deadlinesOf({ read, asOf }: Asked, facility: Facility): Promise<Told[]> {
  const { state, terms, acceleratedAt, cureUntil, evidenceBy } = facility;
  const line = (kind: FacilityDeadline["kind"], payment: string | null, orgs: readonly number[], dueAt: number) => {
    return { kind, payment, orgs, dueAt, isOver: asOf.time >= dueAt };
  };
  /** An acceleration overtakes what waits. */
  const after = (last: number) => (acceleratedAt === null ? last + 1 : Math.min(acceleratedAt, last + 1));
  const told: Told[] = [];
  const payments = async (wanted: Payment["state"]) => {
    const where = [
      ["facility", "=", facility.facility],
      ["state", "=", wanted],
    ] as const;
    return read.select(PURPOSE_PAYMENT, { where, order: ["pos", "payment"], limit: MOST });
  };
  for (const payment of await payments("Requested")) {
    told.push({ payment, line: line("Answer", payment.payment, [terms.lender], after(payment.answerBy)) });
  }
  for (const payment of await payments("Returning")) {
    const dueAt = payment.returningAt ?? asOf.time;
    told.push({ payment, line: line("Booking", payment.payment, [terms.borrower], dueAt) });
  }
  const own = (kind: FacilityDeadline["kind"], dueAt: number) =>
    told.push({ payment: null, line: line(kind, null, [terms.borrower], dueAt) });
  if (state === "Breached" && cureUntil !== null) own("Cure", cureUntil + 1);
  if (evidenceBy !== null && state !== "Closed") own("Evidence", evidenceBy + 1);
  if (BigInt(facility.unspent) > BigInt(facility.reserved)) own("Return", after(terms.useBy));
  return told;
}
