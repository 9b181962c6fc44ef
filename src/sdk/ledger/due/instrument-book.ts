import { ZeroAddress } from "ethers";
import type { StreamedEvent } from "../../core/events/event.ts";
import type { instrumentsContract } from "../contracts.ts";

/** An instrument as its events tell it. */
export interface BookedInstrument {
  readonly id: bigint;
  /** Contract that issued it. */
  readonly case_: string;
  readonly obligor: number;
  /** First second in which units are not passed on any more, unless the whole is paid before. */
  readonly closesAt: number;
  isPaidInFull: boolean;
  face: bigint;
  paid: bigint;
  redeemed: bigint;
  interestPaid: bigint;
  interestRedeemed: bigint;
  /** Everybody who ever had units, and how many they have. */
  readonly balances: Map<string, bigint>;
  /** Counts the events about it. */
  version: number;
}

export type InstrumentsEvent = StreamedEvent<typeof instrumentsContract>;

/** What the ledger's events tell of its instruments. */
export class InstrumentBook {
  readonly #instruments = new Map<bigint, BookedInstrument>();

  all(): Iterable<BookedInstrument> {
    return this.#instruments.values();
  }

  get(id: bigint): BookedInstrument | undefined {
    return this.#instruments.get(id);
  }

  balanceOf(id: bigint, holder: string): bigint {
    return this.get(id)?.balances.get(holder) ?? 0n;
  }

  take(event: InstrumentsEvent): void {
    if (event.name === "TransferSingle") {
      const { id, from, to, value } = event.args;
      this.#move(id, from, to, value);
    } else if (event.name === "TransferBatch") {
      const { ids, from, to, values } = event.args;
      for (const [i, id] of ids.entries()) this.#move(id, from, to, values[i] as bigint);
    } else if (event.name === "InstrumentIssued") {
      const { id, case_, amount, terms } = event.args;
      const { obligor, closesAt } = terms;
      Object.assign(this.#of(id), { case_, obligor: Number(obligor), closesAt: Number(closesAt), face: amount });
    } else if (event.name === "LotDivided") {
      const { case_, obligor, closesAt } = this.#of(event.args.parent);
      Object.assign(this.#of(event.args.child), { case_, obligor, closesAt });
    } else this.#takePayment(event);
  }

  #takePayment(event: InstrumentsEvent): void {
    // What else there is about one instrument may change what can be redeemed: pledges, releases, freezes.
    const id = "id" in event.args ? event.args.id : "tokenId" in event.args ? event.args.tokenId : undefined;
    if (typeof id !== "bigint") return;
    const instrument = this.#of(id);
    if (event.name === "Paid") {
      instrument.paid += event.args.principal;
      instrument.interestPaid += event.args.interest;
    } else if (event.name === "Redeemed") {
      instrument.redeemed += event.args.principal;
      instrument.interestRedeemed += event.args.interest;
    } else if (event.name === "WrittenDown") {
      instrument.face -= event.args.amount;
    } else if (event.name === "PaidInFull") {
      instrument.isPaidInFull = true;
    }
  }

  #move(id: bigint, from: string, to: string, amount: bigint): void {
    const { balances } = this.#of(id);
    if (from !== ZeroAddress) balances.set(from, (balances.get(from) ?? 0n) - amount);
    if (to !== ZeroAddress) balances.set(to, (balances.get(to) ?? 0n) + amount);
  }

  /** Units are minted before the instrument's own event, in one transaction. */
  #of(id: bigint): BookedInstrument {
    const instrument = this.#instruments.get(id) ?? unissued(id);
    this.#instruments.set(id, instrument);
    instrument.version++;
    return instrument;
  }
}

function unissued(id: bigint): BookedInstrument {
  return {
    id,
    case_: ZeroAddress,
    obligor: 0,
    closesAt: 0,
    isPaidInFull: false,
    face: 0n,
    paid: 0n,
    redeemed: 0n,
    interestPaid: 0n,
    interestRedeemed: 0n,
    balances: new Map(),
    version: 0,
  };
}
