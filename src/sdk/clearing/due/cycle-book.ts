import type { StreamedEvent } from "../../core/events/event.ts";
import type { clearingContract } from "../contracts.ts";
import { type CycleTerms, memberIndex } from "../model/cycle-terms.ts";
import { type Obligation, unpackObligation } from "../model/obligation.ts";
import { termsFrom } from "../model/terms-from.ts";

/** A cycle that is not over, as its events tell it. */
export interface BookedCycle {
  readonly id: string;
  readonly terms: CycleTerms;
  readonly obligations: Obligation[];
  /** By member, in the order of the terms. */
  nets: bigint[];
  readonly paid: Map<number, bigint>;
  /** Counts the events about it. */
  version: number;
}

/** What events tell of cycles. */
export class CycleBook {
  readonly #cycles = new Map<string, BookedCycle>();

  live(): BookedCycle[] {
    return [...this.#cycles.values()];
  }

  take(event: StreamedEvent<typeof clearingContract>): void {
    if (!("cycle" in event.args)) return;
    if (event.name === "CycleOpened") this.#open(event.args.cycle, termsFrom(event.args.terms));
    const { cycle } = event.args;
    const known = this.#cycles.get(cycle);
    if (known === undefined) return;
    known.version++; // of a new one, too: nothing was read of it yet
    if (event.name === "ObligationsConfirmed") confirm(known, event.args.obligations);
    else if (event.name === "CycleFunded") {
      const bank = Number(event.args.bank);
      known.paid.set(bank, (known.paid.get(bank) ?? 0n) + event.args.amount);
    } else if (event.name === "CycleRecomputed") known.nets = [...event.args.nets];
    else if (event.name === "CycleSettled" || event.name === "CycleFailed") this.#cycles.delete(cycle);
  }

  #open(id: string, terms: CycleTerms): void {
    const nets = terms.members.map(() => 0n);
    this.#cycles.set(id, { id, terms, obligations: [], nets, paid: new Map(), version: 0 });
  }
}

/** Banks that owe in a cycle and did not pay. */
export function unpaidOf({ terms, nets, paid }: BookedCycle): number[] {
  return terms.members.flatMap(({ bank }, i) => (-(nets[i] ?? 0n) > (paid.get(bank) ?? 0n) ? [bank] : []));
}

function confirm({ terms, nets, obligations }: BookedCycle, words: readonly bigint[]): void {
  for (const word of words) {
    const obligation = unpackObligation(terms, word);
    const [from, to] = [memberIndex(terms, obligation.debtor), memberIndex(terms, obligation.creditor)];
    nets[from] = (nets[from] ?? 0n) - obligation.amount;
    nets[to] = (nets[to] ?? 0n) + obligation.amount;
    obligations.push(obligation);
  }
}
