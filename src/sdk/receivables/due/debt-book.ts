import { AbiCoder, keccak256 } from "ethers";
import type { StreamedEvent } from "../../core/events/event.ts";
import type { instrumentsContract } from "../../ledger/contracts.ts";
import { InstrumentBook } from "../../ledger/due/instrument-book.ts";
import type { receivablesContract } from "../contracts.ts";
import { type Sale, saleId } from "../model/sale.ts";

/** Of the Solidity `ReceivableState`. */
export type DebtState = "Registered" | "Ended" | "Confirmed" | "Overdue" | "Defaulted" | "Closed";

type ReceivablesEvent = StreamedEvent<typeof receivablesContract>;
type Terms = Extract<ReceivablesEvent, { readonly name: "ReceivableRegistered" }>["args"]["terms"];

/** A receivable, or a claim of a guarantor, as its events tell it. */
export interface BookedDebt {
  readonly id: string;
  readonly creditor: number;
  readonly obligor: number;
  readonly guarantor: number;
  /** Undefined for a guarantor's claim. */
  readonly terms: Terms | undefined;
  state: DebtState;
  isConsented: boolean;
  isGuaranteed: boolean;
  /** Counts the changes of its state. */
  version: number;
}

/** A sale with recourse. */
export interface BookedSale {
  readonly id: string;
  readonly sale: Sale;
  state: "Open" | "Claimed" | "Ended";
  /** What the seller owes, once claimed. */
  open: bigint;
}

/** What the events of receivables, and of the ledger, tell of debts, sales and whose limits they use. */
export class DebtBook {
  readonly instruments = new InstrumentBook();
  /** By the ledger's id. */
  readonly debts = new Map<bigint, BookedDebt>();
  readonly sales = new Map<string, BookedSale>();
  /** What buyers bought and still counts against their limits. */
  readonly exposures = new Map<string, { readonly instrument: bigint; readonly holder: string; counted: bigint }>();
  readonly #instrumentOf: (receivable: string) => bigint;

  /** @param instrumentOf The ledger's id of a receivable. */
  constructor(instrumentOf: (receivable: string) => bigint) {
    this.#instrumentOf = instrumentOf;
  }

  take(event: StreamedEvent<typeof receivablesContract | typeof instrumentsContract>): void {
    if (event.contract === "Instruments") this.instruments.take(event);
    else if ("receivable" in event.args) this.#takeDebt(event);
    else this.#takeSale(event);
  }

  #takeDebt(event: ReceivablesEvent): void {
    if (event.name === "ReceivableRegistered") {
      const { receivable, creditor, obligor, terms } = event.args;
      const { guarantor } = terms;
      // The creditor's own, or waits for its consent: the chain knows, so does the list.
      this.#add(receivable, { creditor, obligor, guarantor, terms, state: "Registered" });
    } else if (event.name === "ReceivableConsented") this.#change(event.args.receivable, { isConsented: true });
    else if (event.name === "ReceivableGuaranteed") this.#change(event.args.receivable, { isGuaranteed: true });
    else if (event.name === "ReceivableEnded") this.#change(event.args.receivable, { state: "Ended" });
    else if (event.name === "ReceivableConfirmed") this.#change(event.args.receivable, { state: "Confirmed" });
    else if (event.name === "ReceivableOverdue") this.#change(event.args.receivable, { state: "Overdue" });
    else if (event.name === "ReceivableDefaulted") this.#change(event.args.receivable, { state: "Defaulted" });
    else if (event.name === "ReceivableClosed") this.#change(event.args.receivable, { state: "Closed" });
    else if (event.name === "Subrogated") {
      const paidFor = this.debts.get(this.#instrumentOf(event.args.receivable));
      const [creditor, obligor] = [paidFor?.guarantor ?? 0, paidFor?.obligor ?? 0];
      this.#add(event.args.claim, { creditor, obligor, guarantor: 0, terms: undefined, state: "Overdue" });
    }
  }

  #takeSale(event: ReceivablesEvent): void {
    if (event.name === "Sold") {
      const { dealId, leg, instrument, seller, buyer, amount, price, recourse } = event.args;
      this.#exposureOf(instrument, buyer).counted += amount;
      if (!recourse) return;
      const sale = { dealId, leg: Number(leg), instrument, seller, buyer, amount, price };
      const id = saleId(sale);
      this.sales.set(id, { id, sale, state: "Open", open: 0n });
    } else if (event.name === "ExposureFreed") {
      this.#exposureOf(event.args.instrument, event.args.holder).counted -= event.args.amount;
    } else if (event.name === "RecourseClaimed") {
      this.#changeSale(event.args.sale, { state: "Claimed", open: event.args.amount });
    } else if (event.name === "RecoursePaid") {
      const open = (this.sales.get(event.args.sale)?.open ?? 0n) - event.args.amount;
      this.#changeSale(event.args.sale, { open });
    } else if (event.name === "RecourseEnded") this.#changeSale(event.args.sale, { state: "Ended" });
  }

  #add(id: string, of: Added): void {
    const [creditor, obligor, guarantor] = [Number(of.creditor), Number(of.obligor), Number(of.guarantor)];
    const { terms, state } = of;
    const fresh = { isConsented: false, isGuaranteed: false, version: 0 };
    this.debts.set(this.#instrumentOf(id), { id, creditor, obligor, guarantor, terms, state, ...fresh });
  }

  #change(id: string, to: Partial<BookedDebt>): void {
    const debt = this.debts.get(this.#instrumentOf(id));
    if (debt) Object.assign(debt, to, { version: debt.version + 1 });
  }

  #changeSale(id: string, to: Partial<BookedSale>): void {
    const sale = this.sales.get(id);
    if (sale) Object.assign(sale, to);
  }

  #exposureOf(instrument: bigint, holder: string) {
    const key = `${instrument} ${holder}`;
    const exposure = this.exposures.get(key) ?? { instrument, holder, counted: 0n };
    this.exposures.set(key, exposure);
    return exposure;
  }
}

interface Added {
  readonly creditor: bigint | number;
  readonly obligor: bigint | number;
  readonly guarantor: bigint | number;
  readonly terms: Terms | undefined;
  readonly state: DebtState;
}

/** The ledger's id of what a case issued under a key, as one pool: see contracts/ledger/InstrumentId.sol. */
export function instrumentIdOf(chainId: number, ledger: string, case_: string, key: string): bigint {
  const types = ["uint256", "address", "address", "bytes32"];
  const hash = keccak256(AbiCoder.defaultAbiCoder().encode(types, [chainId, ledger, case_, key]));
  return BigInt(hash) & ~1n;
}
