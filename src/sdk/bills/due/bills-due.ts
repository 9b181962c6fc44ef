import { toBeHex } from "ethers";
import { type BlockTime, bindAct, type Due, type DueSource } from "../../core/due/due.ts";
import { joined, listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { instrumentsContract } from "../../ledger/contracts.ts";
import { membersContract } from "../../members/contracts.ts";
import { calendarsContract } from "../../settlement/contracts.ts";
import { type CalendarsAt, calendarsAt } from "../../settlement/due/calendars-at.ts";
import { dayNumber } from "../../settlement/model/dates.ts";
import { billsContract } from "../contracts.ts";
import { ACCEPT_DAYS } from "../model/periods.ts";
import { END_GUARANTEE, LAPSE } from "./acts.ts";
import { BillBook, type BookedBill } from "./bill-book.ts";
import { type KeptLot, lotDues, readLot } from "./lot-dues.ts";

/** What falls due on bills: the answer to who drew it, and the clocks of every lot from its maturity to the last recourse. */
export const billsDue: DueSource = {
  domain: "bills",
  contracts: [billsContract, instrumentsContract, calendarsContract],
  kinds: {
    "bills.acceptance": true,
    "bills.presentation": true,
    "bills.window": false,
    "bills.answer": true,
    "bills.recourse": false,
    "bills.re-recourse": false,
    "bills.end": true,
    "bills.guarantee": true,
    "bills.pledge": false,
  },
  open(client) {
    const book = new BillBook();
    const [reads, orgs, calendars] = [memo<KeptLot>(), memo<number>(), calendarsAt(client)];
    const orgOf = (account: string) =>
      orgs(account, 0, async () => Number(await membersContract(client).orgOf(account)));
    return {
      take(event) {
        if (event.contract === calendarsContract.contractName) calendars.change();
        else book.take(event as StreamedEvent<typeof billsContract | typeof instrumentsContract>);
      },
      async list(at) {
        const bills = await listEach(
          book.bills(),
          ({ id }) => id,
          (bill) => billDues(calendars, at, bill),
        );
        const lots = await listEach(
          book.lots(),
          ({ id }) => toBeHex(id, 32),
          async (lot) => {
            const kept = await reads(`${lot.id}`, lot.version, () => readLot(client, at, lot.id));
            return lotDues({ calendars, at, orgOf }, lot, kept);
          },
        );
        return joined([bills, lots]);
      },
    };
  },
};

async function billDues(calendars: CalendarsAt, at: BlockTime, bill: BookedBill): Promise<Due[]> {
  const { id, terms, lastDay, isClosed, guarantees } = bill;
  if (lastDay === undefined) {
    const { acceptor, calendar, issued } = terms;
    const dueAt = await calendars.startOf(at, calendar, dayNumber(issued) + ACCEPT_DAYS + 1);
    const outcome = "silence is refusal, and its documents are free, unless it is accepted before";
    const act = bindAct(LAPSE, terms);
    return [{ kind: "bills.acceptance", subject: id, orgs: [acceptor], dueAt, outcome, act }];
  }
  if (!isClosed) return [];
  return [...guarantees.values()].map(({ party, guarantor }) => {
    const outcome = `nothing of the bill is owed: organisation ${guarantor} guarantees for ${party} no more, its limit is free`;
    const act = bindAct(END_GUARANTEE, { bill: id, party, guarantor });
    return {
      kind: "bills.guarantee",
      subject: `${id} ${party} ${guarantor}`,
      orgs: [guarantor],
      dueAt: at.time,
      outcome,
      act,
    };
  });
}
