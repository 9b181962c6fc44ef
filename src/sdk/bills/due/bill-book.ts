import { ZeroAddress } from "ethers";
import type { StreamedEvent } from "../../core/events/event.ts";
import type { instrumentsContract } from "../../ledger/contracts.ts";
import type { billsContract } from "../contracts.ts";
import type { BillTerms } from "../model/bill-terms.ts";
import { rootLotOf } from "../model/lot-steps.ts";
import { termsFrom } from "../model/terms-from.ts";

/** A bill of which something falls due still, as its events tell it. */
export interface BookedBill {
  readonly id: string;
  readonly terms: BillTerms;
  /** The last day of presentation as it was when the bill was accepted; undefined before that. */
  lastDay: number | undefined;
  /** Nothing of it is owed any more. */
  isClosed: boolean;
  /** By party and guarantor. */
  readonly guarantees: Map<string, BookedGuarantee>;
}

export interface BookedGuarantee {
  readonly party: number;
  readonly guarantor: number;
}

/** A lot of which something is owed still. */
export interface BookedLot {
  readonly id: bigint;
  readonly bill: BookedBill;
  holder: string;
  /** By owner, pledgee and agreement. */
  readonly pledges: Map<string, BookedPledge>;
  /** Changes with each event that may change what no event tells. */
  version: number;
}

export interface BookedPledge {
  readonly owner: string;
  readonly pledgee: number;
  readonly enforceableFrom: number;
  amount: bigint;
}

type BillsEvent = StreamedEvent<typeof billsContract>;
type LedgerEvent = StreamedEvent<typeof instrumentsContract>;

/** What events tell of bills, and of their lots on the ledger. */
export class BillBook {
  readonly #bills = new Map<string, BookedBill>();
  /** By the ledger's id of the lot as it was issued. */
  readonly #byRoot = new Map<bigint, BookedBill>();
  readonly #lots = new Map<bigint, BookedLot>();

  bills(): BookedBill[] {
    return [...this.#bills.values()];
  }

  lots(): BookedLot[] {
    return [...this.#lots.values()];
  }

  take(event: BillsEvent | LedgerEvent): void {
    if (event.contract === "Instruments") this.#onLedger(event);
    else if ("bill" in event.args) this.#onBill(event);
    else if ("root" in event.args) this.#close(event.args.root);
    else this.#onLot(event);
  }

  #onBill(event: BillsEvent): void {
    if (event.name === "BillDrawn") {
      const { bill: id, terms } = event.args;
      const fresh = { lastDay: undefined, isClosed: false, guarantees: new Map() };
      this.#bills.set(id, { id, terms: termsFrom(terms), ...fresh });
      return;
    }
    const bill = "bill" in event.args ? this.#bills.get(event.args.bill) : undefined;
    if (bill === undefined) return;
    if (event.name === "BillAccepted") {
      const { lot, lastDay } = event.args;
      bill.lastDay = Number(lastDay);
      this.#byRoot.set(rootLotOf(lot), bill);
      this.#lots.set(lot, { id: lot, bill, holder: ZeroAddress, pledges: new Map(), version: 0 });
    } else if (event.name === "BillGuaranteed") {
      const [party, guarantor] = [Number(event.args.party), Number(event.args.guarantor)];
      bill.guarantees.set(`${party} ${guarantor}`, { party, guarantor });
    } else if (event.name === "GuaranteeEnded") {
      bill.guarantees.delete(`${event.args.party} ${event.args.guarantor}`);
      this.#forget(bill);
    } else this.#bills.delete(bill.id); // refused or withdrawn
  }

  #onLot(event: BillsEvent): void {
    if (!("lot" in event.args)) return;
    const lot = this.#lots.get(event.args.lot);
    if (lot === undefined) return;
    lot.version++;
    if (event.name === "LotPaid" || event.name === "LotSettled" || event.name === "LotBarred")
      this.#lots.delete(lot.id);
  }

  #close(root: bigint): void {
    const bill = this.#byRoot.get(rootLotOf(root));
    if (bill === undefined) return;
    bill.isClosed = true;
    this.#byRoot.delete(rootLotOf(root));
    this.#forget(bill);
  }

  #forget(bill: BookedBill): void {
    if (bill.isClosed && bill.guarantees.size === 0) this.#bills.delete(bill.id);
  }

  #onLedger(event: LedgerEvent): void {
    if (event.name === "LotDivided") {
      const { child, holder } = event.args;
      const bill = this.#byRoot.get(rootLotOf(child));
      if (bill) this.#lots.set(child, { id: child, bill, holder, pledges: new Map(), version: 0 });
    } else if (event.name === "TransferSingle") {
      const { id, to } = event.args;
      this.#move(id, to);
    } else if (event.name === "TransferBatch") {
      for (const id of event.args.ids) this.#move(id, event.args.to);
    } else if (event.name === "Pledged") {
      const { id, owner, pledgee: by, enforceableFrom, amount, ref } = event.args;
      const [pledgee, from] = [Number(by), Number(enforceableFrom)];
      this.#lots.get(id)?.pledges.set(pledgeKey(owner, by, ref), { owner, pledgee, enforceableFrom: from, amount });
    } else if (event.name === "Released" || event.name === "Enforced") {
      const { id, owner, pledgee, amount, ref } = event.args;
      this.#release(id, pledgeKey(owner, pledgee, ref), amount);
    }
  }

  #move(id: bigint, to: string): void {
    const lot = this.#lots.get(id);
    if (lot === undefined || to === ZeroAddress) return;
    lot.holder = to;
    lot.version++;
  }

  #release(id: bigint, key: string, amount: bigint): void {
    const lot = this.#lots.get(id);
    const pledge = lot?.pledges.get(key);
    if (pledge === undefined) return;
    pledge.amount -= amount;
    if (pledge.amount === 0n) lot?.pledges.delete(key);
  }
}

const pledgeKey = (owner: string, pledgee: bigint, ref: string) => `${owner} ${pledgee} ${ref}`;
