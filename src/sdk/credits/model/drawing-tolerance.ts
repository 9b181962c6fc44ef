/** What a credit says of its amount, and of a quantity of goods where it names one (UCP 600 art. 30). */
export interface StatedAmounts {
  readonly amount: bigint;
  /** Whether "about" or "approximately" stands by the amount (art. 30 a). */
  readonly aboutAmount?: boolean;
  /** Stated tolerances in basis points; where both are zero none is stated. */
  readonly plusBps?: number;
  readonly minusBps?: number;
  readonly partialDrawings: boolean;
  readonly quantity?: {
    readonly amount: bigint;
    /** Bulk may differ by 5 %; a number of packing units or pieces may not (art. 30 b). */
    readonly kind: "bulk" | "units";
    readonly about?: boolean;
  };
}

export interface Bounds {
  readonly most: bigint;
  /** Zero where partial drawings are allowed. */
  readonly least: bigint;
}

export interface DrawingBounds {
  readonly amount: Bounds;
  readonly quantity?: Bounds;
}

const BPS = 10_000n;
const ABOUT = 1_000n;
/** Of bulk goods (art. 30 b), and less of the amount where nothing is said and it is drawn once (art. 30 c). */
const FIVE = 500n;

/**
 * What can be drawn and shipped at most, and has to be at least. Amounts are rounded down at the top and up at the bottom. Needs no network.
 *
 * @example
 * import { drawingBounds } from "tallystick/credits";
 *
 * const { amount } = drawingBounds({ amount: 1_000_000n, aboutAmount: true, partialDrawings: false });
 * console.log(amount.most, amount.least);
 */
export function drawingBounds(stated: StatedAmounts): DrawingBounds {
  const { aboutAmount = false, partialDrawings, quantity } = stated;
  const [plus, minus] = [BigInt(stated.plusBps ?? 0), BigInt(stated.minusBps ?? 0)];
  const isStated = plus > 0n || minus > 0n;
  const up = isStated ? plus : aboutAmount ? ABOUT : 0n;
  const down = isStated ? minus : aboutAmount ? ABOUT : FIVE;
  const amount = boundsOf(stated.amount, up, down, partialDrawings);
  if (quantity === undefined) return { amount };
  const either = quantity.about === true ? ABOUT : quantity.kind === "bulk" ? FIVE : 0n;
  return { amount, quantity: boundsOf(quantity.amount, either, either, partialDrawings) };
}

function boundsOf(of: bigint, up: bigint, down: bigint, partial: boolean): Bounds {
  return { most: (of * (BPS + up)) / BPS, least: partial ? 0n : (of * (BPS - down) + BPS - 1n) / BPS };
}
