import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { type BlockTime, bindAct, type Due, type DueSource } from "../../core/due/due.ts";
import { joined, listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { instrumentsContract } from "../../ledger/contracts.ts";
import { membersContract } from "../../members/contracts.ts";
import { receivablesContract } from "../contracts.ts";
import { CLOSE, EXPIRE, MARK_OVERDUE } from "./acts.ts";
import { type BookedDebt, DebtBook, instrumentIdOf } from "./debt-book.ts";
import { type Kept, readKept, startOf } from "./kept.ts";
import { recourseDue, salesOf } from "./recourse-due.ts";

/** Of RecourseActs.sol: how long a receivable is overdue before its default can be declared. */
const DEFAULT_AFTER = 30 * 86_400;

/** What falls due between an invoice and its last payment. */
export const receivablesDue: DueSource = {
  domain: "receivables",
  contracts: [receivablesContract, instrumentsContract],
  kinds: {
    "receivables.expire": true,
    "receivables.payment": false,
    "receivables.overdue": true,
    "receivables.default": false,
    "receivables.close": true,
    "receivables.recourse": true,
    "receivables.exposure": false,
  },
  open(client) {
    const { chainId } = client.deployment;
    const ledger = deployedContract(client.deployment, "Instruments", "ledger").address;
    const case_ = deployedContract(client.deployment, "Receivables", "receivables").address;
    const book = new DebtBook((receivable) => instrumentIdOf(chainId, ledger, case_, receivable));
    const reads = { kept: memo<Kept>(), interest: memo<bigint>() };
    const orgs = memo<number>();
    const orgOf = (account: string) =>
      orgs(account, 0, async () => Number(await membersContract(client).orgOf(account)));
    return {
      take: (event) => book.take(event as StreamedEvent<typeof receivablesContract | typeof instrumentsContract>),
      async list(at) {
        const live = [...book.debts].filter(([, { state }]) => state !== "Ended" && state !== "Closed");
        const keptOf = (debt: BookedDebt) => reads.kept(debt.id, debt.version, () => readKept(client, at, debt.id));
        return joined([
          await listEach(
            live,
            ([, { id }]) => id,
            ([id, debt]) => debtDue({ client, book, reads, at }, id, debt),
          ),
          await listEach(
            salesOf(book),
            ({ id }) => id,
            (sale) => recourseDue(book, { keptOf, orgOf }, at, sale),
          ),
          await listEach([...book.exposures.values()], exposureKey, (exposure) =>
            exposureDue(book, orgOf, at, exposure),
          ),
        ]);
      },
    };
  },
};

type Memo<T> = ReturnType<typeof memo<T>>;

interface Listing {
  readonly client: Client;
  readonly book: DebtBook;
  readonly reads: { readonly kept: Memo<Kept>; readonly interest: Memo<bigint> };
  readonly at: BlockTime;
}

async function debtDue({ client, book, reads, at }: Listing, instrumentId: bigint, debt: BookedDebt): Promise<Due[]> {
  const { id: subject, creditor, obligor, guarantor, state, terms } = debt;
  const kept = await reads.kept(subject, debt.version, () => readKept(client, at, subject));
  if (state === "Registered") {
    const first = kept.isConsented ? (guarantor !== 0 && !debt.isGuaranteed ? guarantor : obligor) : creditor;
    const outcome = "it expires, and its document is free, unless it is confirmed before";
    const act = terms && bindAct(EXPIRE, terms);
    return [{ kind: "receivables.expire", subject, orgs: [first], dueAt: kept.time + 1, outcome, ...(act && { act }) }];
  }
  const instrument = book.instruments.get(instrumentId);
  if (instrument === undefined) return [];
  const { face, paid, redeemed, version } = instrument;
  if (face === redeemed) {
    const interest = await reads.interest(subject, version, () =>
      receivablesContract(client).interestDue(subject, { blockTag: at.block }),
    );
    if (interest !== 0n) {
      const outcome = `${interest} of late interest are owed, and it is not closed before they are paid`;
      return [{ kind: "receivables.payment", subject, orgs: [obligor], dueAt: at.time, outcome }];
    }
    const outcome = "everything is paid out: it is closed, and limits are free";
    const act = bindAct(CLOSE, subject);
    return [{ kind: "receivables.close", subject, orgs: [obligor], dueAt: at.time, outcome, act }];
  }
  if (face === paid) return [];
  const orgs = [obligor];
  if (state === "Confirmed") {
    const [paidBy, last] = [startOf(kept, kept.paymentDay + 1), startOf(kept, kept.paymentDay + kept.graceDays + 1)];
    const late = { kind: "receivables.payment", subject, orgs, dueAt: paidBy, outcome: "the day of payment is over" };
    const act = bindAct(MARK_OVERDUE, subject);
    return [late, { kind: "receivables.overdue", subject, orgs, dueAt: last, outcome: "it is marked as overdue", act }];
  }
  if (state !== "Overdue") return [];
  const outcome = "who holds it, or a regulator, can declare the default";
  return [{ kind: "receivables.default", subject, orgs, dueAt: kept.time + DEFAULT_AFTER, outcome }];
}

type Exposure = DebtBook["exposures"] extends Map<string, infer E> ? E : never;

const exposureKey = ({ instrument, holder }: Exposure) => `${instrument} ${holder}`;

/** A buyer's limit that counts units which it passed on. */
async function exposureDue(
  book: DebtBook,
  orgOf: (account: string) => Promise<number>,
  { time }: BlockTime,
  { instrument, holder, counted }: Exposure,
): Promise<Due[]> {
  const debt = book.debts.get(instrument);
  const passedOn = counted - book.instruments.balanceOf(instrument, holder);
  if (debt === undefined || passedOn <= 0n) return [];
  const subject = `${debt.id} ${holder}`;
  const outcome = `${passedOn} of the limit on the obligor are free once a checker says so: the units were passed on`;
  return [{ kind: "receivables.exposure", subject, orgs: [await orgOf(holder)], dueAt: time, outcome }];
}
