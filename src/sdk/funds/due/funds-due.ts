import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due, type DueSource } from "../../core/due/due.ts";
import { listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { FACILITY_STATES, type FacilityState, wordOf } from "../model/states.ts";
import { BOOK, FREEZE, LAPSE, RETURN } from "./acts.ts";
import { type BookedFacility, type BookedPayment, FundBook } from "./fund-book.ts";

/** What no event tells of a facility. */
interface Kept {
  readonly state: FacilityState;
  readonly cureUntil: number;
  /** Zero where the borrower has shown all. */
  readonly evidenceBy: number;
  /** What is unspent and not asked for. */
  readonly free: bigint;
}

/** What falls due under facilities: the lender's answer, the cure of a breach, evidence, and what goes back. */
export const fundsDue: DueSource = {
  domain: "funds",
  contracts: [purposeAccountsContract],
  kinds: {
    "funds.answer": true,
    "funds.booking": true,
    "funds.cure": true,
    "funds.evidence": false,
    "funds.return": true,
  },
  open(client) {
    const [book, reads] = [new FundBook(), memo<Kept>()];
    return {
      take: (event) => book.take(event as StreamedEvent<typeof purposeAccountsContract>),
      list: (at) =>
        listEach(
          book.facilities(),
          ({ id }) => id,
          async (facility) => {
            const kept = await reads(facility.id, facility.version, () => readFacility(client, at, facility.id));
            const payments = book.payments(facility.id).flatMap((payment) => paymentDues(at, facility, kept, payment));
            return [...payments, ...facilityDues(at, facility, kept)];
          },
        ),
    };
  },
};

async function readFacility(client: Client, { block }: BlockTime, id: string): Promise<Kept> {
  const read = await purposeAccountsContract(client).facilityOf(id, { blockTag: block });
  return {
    state: wordOf(FACILITY_STATES, read.state),
    cureUntil: Number(read.cureUntil),
    evidenceBy: Number(read.evidenceBy),
    free: read.unspent - read.reserved,
  };
}

/** An acceleration overtakes what waits. */
const dueAfter = ({ time }: BlockTime, { state }: Kept, last: number): number =>
  state === "Accelerated" ? Math.min(time, last + 1) : last + 1;

function paymentDues(at: BlockTime, { terms }: BookedFacility, kept: Kept, payment: BookedPayment): Due[] {
  const { id: subject, request, state, answerBy } = payment;
  if (state === "Requested") {
    const [orgs, dueAt] = [[terms.lender], dueAfter(at, kept, answerBy)];
    const outcome = "the request ends: its money, its line and its invoice are free again";
    return [{ kind: "funds.answer", subject, orgs, dueAt, outcome, act: bindAct(LAPSE, request) }];
  }
  if (state === "Made") return [];
  const outcome = "what the payee gave back is booked: its line and its invoice are free again";
  const act = bindAct(BOOK, request);
  return [{ kind: "funds.booking", subject, orgs: [terms.borrower], dueAt: at.time, outcome, act }];
}

function facilityDues(at: BlockTime, { id: subject, terms }: BookedFacility, kept: Kept): Due[] {
  const { state, cureUntil, evidenceBy, free } = kept;
  const orgs = [terms.borrower];
  const dues: Due[] = [];
  if (state === "Breached") {
    const outcome = "the facility is frozen: nothing is paid";
    const act = bindAct(FREEZE, subject);
    dues.push({ kind: "funds.cure", subject, orgs, dueAt: cureUntil + 1, outcome, act });
  }
  if (evidenceBy !== 0) {
    const outcome = "nothing is drawn or paid until the borrower shows what it was paid for";
    dues.push({ kind: "funds.evidence", subject, orgs, dueAt: evidenceBy + 1, outcome });
  }
  if (free !== 0n) {
    const outcome = "what is unspent goes back to the lender";
    const act = bindAct(RETURN, subject);
    dues.push({ kind: "funds.return", subject, orgs, dueAt: dueAfter(at, kept, terms.useBy), outcome, act });
  }
  return dues;
}
