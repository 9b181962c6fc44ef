import { AbiCoder, dataSlice, id, keccak256 } from "ethers";
import { PASSING_MARKS, type PassingMark } from "../../ledger/model/passing-mark.ts";

/** How a lot came from one organisation to another. */
export interface LotStep {
  readonly from: number;
  readonly to: number;
  readonly mark: PassingMark;
}

/** What the ledger told of the lots of one bill, in the order of the chain. */
export type LotEvent =
  | {
      readonly kind: "moved";
      readonly lot: bigint;
      readonly from: number;
      readonly to: number;
      readonly byRule: boolean;
    }
  | { readonly kind: "divided"; readonly lot: bigint; readonly part: bigint; readonly holder: number }
  | { readonly kind: "marked"; readonly lot: bigint; readonly step: LotStep };

/** Of one transaction, in which what is marked may come before what moves, or after it. */
export type LotTransaction = readonly LotEvent[];

interface Grown {
  holder: number;
  steps: readonly LotStep[];
}

/** What a holder gives as document where it answers to nobody but whom it gives the lot to. */
export const NOT_TRANSFERABLE: string = /* @__PURE__ */ id("not transferable");

const FIRST_UNIT = 2n ** 64n - 2n;

/** The lot as it was issued. */
export function rootLotOf(lot: bigint): bigint {
  return lot & ~FIRST_UNIT;
}

/** The number of a lot's first unit, from 0, in what was issued. */
export function firstUnitOf(lot: bigint): bigint {
  return (lot & FIRST_UNIT) >> 1n;
}

/** A step as the contract takes it. */
export function toPassing({ from, to, mark }: LotStep) {
  return { from, to, mark: PASSING_MARKS.indexOf(mark) };
}

/** The hash of all steps of a lot, as the ledger keeps it. */
export function historyHash(lot: bigint, steps: readonly LotStep[]): bigint {
  const coder = AbiCoder.defaultAbiCoder();
  const low = (hash: string) => BigInt(dataSlice(hash, 10));
  let history = low(keccak256(coder.encode(["uint256"], [rootLotOf(lot)])));
  for (const step of steps) {
    const { from, to, mark } = toPassing(step);
    history = low(keccak256(coder.encode(["uint176", "uint32", "uint32", "uint8"], [history, from, to, mark])));
  }
  return history;
}

/**
 * The steps of every lot of a bill. Each takes in those of what it was divided off, up to then.
 *
 * @param holder Who had it as it was issued.
 */
export function growLots(root: bigint, holder: number, transactions: readonly LotTransaction[]) {
  const lots = new Map<bigint, Grown>([[root, { holder, steps: [] }]]);
  for (const events of transactions) grow(lots, events);
  return lots;
}

function grow(lots: Map<bigint, Grown>, events: LotTransaction): void {
  const before = new Map<bigint, Grown>();
  const marks = events.flatMap((event) => (event.kind === "marked" ? [event] : []));
  const stepOf = (lot: bigint, from: number, to: number): LotStep[] => {
    if (from === to) return [];
    const place = marks.findIndex((mark) => mark.lot === lot && mark.step.from === from && mark.step.to === to);
    const [marked] = place < 0 ? [] : marks.splice(place, 1);
    return [marked?.step ?? { from, to, mark: "Endorsed" }];
  };
  for (const event of events) {
    if (event.kind === "marked") continue;
    const lot = lots.get(event.lot);
    if (lot === undefined) continue;
    if (event.kind === "moved") {
      before.set(event.lot, { ...lot });
      lots.set(event.lot, {
        holder: event.to,
        steps: event.byRule ? lot.steps : [...lot.steps, ...stepOf(event.lot, event.from, event.to)],
      });
      continue;
    }
    // What is after a part that was passed on stays with its giver, and has not that step.
    const former = before.get(event.lot);
    const source = former?.holder === event.holder ? former : lot;
    lots.set(event.part, {
      holder: event.holder,
      steps: [...source.steps, ...stepOf(event.part, source.holder, event.holder)],
    });
  }
}
