import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due, type DueSource } from "../../core/due/due.ts";
import { listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { safe } from "../../core/whole.ts";
import { clearingContract } from "../contracts.ts";
import { obligationsOf } from "../model/lists.ts";
import { type CycleState, cycleStateOf } from "../model/states.ts";
import { LAPSE, NET, RESOLVE, SETTLE } from "./acts.ts";
import { type BookedCycle, CycleBook, unpaidOf } from "./cycle-book.ts";

/** What no event tells of a cycle. */
interface Kept {
  readonly state: CycleState;
  readonly until: number;
}

/** What falls due between the closing of a cycle and its end. */
export const clearingDue: DueSource = {
  domain: "clearing",
  contracts: [clearingContract],
  kinds: {
    "clearing.net": true,
    "clearing.lapse": true,
    "clearing.payment": false,
    "clearing.default": true,
    "clearing.settle": true,
  },
  open(client) {
    const book = new CycleBook();
    const reads = memo<Kept>();
    return {
      take: (event) => book.take(event as StreamedEvent<typeof clearingContract>),
      list: (at) =>
        listEach(
          book.live(),
          ({ id }) => id,
          async (cycle) => dueOf(cycle, await reads(cycle.id, cycle.version, () => readKept(client, at, cycle)), at),
        ),
    };
  },
};

async function readKept(client: Client, { block }: BlockTime, { id }: BookedCycle): Promise<Kept> {
  const { state, until } = await clearingContract(client).cycleOf(id, { blockTag: block });
  return { state: cycleStateOf(state), until: safe("until", until) };
}

function dueOf(cycle: BookedCycle, { state, until }: Kept, { time }: BlockTime): Due[] {
  const { id: subject, terms, nets } = cycle;
  const all = terms.members.map(({ bank }) => bank);
  // The memo may be of before the clock closed it.
  if (state === "Open" || state === "Closed") return closingDue(cycle, all, time);
  if (state === "Funded") {
    const outcome = "all net creditors are paid, and every obligation with that";
    return [{ kind: "clearing.settle", subject, orgs: all, dueAt: time, outcome, act: bindAct(SETTLE, terms) }];
  }
  if (state !== "Netted" && state !== "Recomputed") return [];
  const unpaid = unpaidOf(cycle);
  const [first] = unpaid;
  const payments = unpaid.map((bank): Due => {
    const net = -(nets[all.indexOf(bank)] ?? 0n) - (cycle.paid.get(bank) ?? 0n);
    const outcome = `bank ${bank} is in default unless it pays ${net} before`;
    return { kind: "clearing.payment", subject: `${subject} ${bank}`, orgs: [bank], dueAt: until + 1, outcome };
  });
  const alone = unpaid.length === 1 && state === "Netted" && first !== undefined;
  const list = alone ? obligationsOf(cycle.obligations, first) : [];
  const outcome = alone
    ? "what was put aside pays for the bank, or the cycle goes on without it"
    : "the cycle fails, and all obligations are open as before";
  const act = bindAct(RESOLVE, { terms, list });
  return [...payments, { kind: "clearing.default", subject, orgs: unpaid, dueAt: until + 1, outcome, act }];
}

/** While it can be netted, and when it no longer can. */
function closingDue({ id: subject, terms, nets }: BookedCycle, orgs: readonly number[], time: number): Due[] {
  const [closesAt, fundedBy] = [Number(terms.closesAt), Number(terms.fundedBy)];
  const lapse = {
    kind: "clearing.lapse",
    subject,
    orgs,
    dueAt: fundedBy + 1,
    outcome: "the cycle ends without a payment, unless it is netted before",
    act: bindAct(LAPSE, terms),
  };
  if (time > fundedBy) return [lapse];
  const outcome = "no obligation is confirmed any more, and each bank's net is fixed";
  const act = bindAct(NET, { terms, nets: [...nets] });
  return [{ kind: "clearing.net", subject, orgs, dueAt: closesAt + 1, outcome, act }, lapse];
}
