/** Units of a receivable that came to an account at once, and what became of them. */
export interface Parcel {
  readonly holder: string;
  /** Organisation of the holder. */
  readonly org: number;
  /** Units that came. */
  readonly received: bigint;
  /** Of those, what the holder still has, was paid out, and lost by a credit note. The rest went to the parcels below. */
  readonly held: bigint;
  readonly redeemed: bigint;
  readonly writtenDown: bigint;
  /** What was paid for them; null where they were not sold. */
  readonly price: bigint | null;
  readonly block: number;
  readonly tx: string;
  readonly parcels: readonly Parcel[];
}

/** A movement of units as the ledger's events tell it, in their order. */
export interface UnitMove {
  /** Null where units are issued. */
  readonly from: string | null;
  /** Null where units end. */
  readonly to: string | null;
  readonly amount: bigint;
  readonly ends?: "redeemed" | "writtenDown";
  readonly price: bigint | null;
  readonly block: number;
  readonly tx: string;
}

/** A parcel while the tree grows. */
type Growing = { -readonly [K in keyof Omit<Parcel, "parcels">]: Parcel[K] } & { readonly parcels: Growing[] };

/**
 * The tree of how units were split, from the account that first had them to the last tier. All units of a receivable are alike: what leaves
 * an account is taken from what came to it first.
 *
 * @param orgOf Organisation of an account.
 * @returns Null where nothing was issued.
 */
export function growSplitTree(moves: readonly UnitMove[], orgOf: (account: string) => number): Parcel | null {
  let root: Growing | null = null;
  const parcelsOf = new Map<string, Growing[]>();
  const arrive = (holder: string, received: bigint, { price, block, tx }: UnitMove): Growing => {
    const counts = { received, held: received, redeemed: 0n, writtenDown: 0n };
    const parcel = { holder, org: orgOf(holder), ...counts, price, block, tx, parcels: [] };
    const known = parcelsOf.get(holder) ?? [];
    parcelsOf.set(holder, [...known, parcel]);
    return parcel;
  };
  for (const move of moves) {
    const { from, to, amount, ends = "redeemed", price } = move;
    if (from === null) {
      if (to !== null) root = arrive(to, amount, move);
      continue;
    }
    let left = amount;
    let unpriced = price ?? 0n;
    for (const parcel of [...(parcelsOf.get(from) ?? [])]) {
      const taken = least(parcel.held, left);
      if (taken === 0n) continue;
      parcel.held -= taken;
      left -= taken;
      if (to === null) {
        parcel[ends] += taken;
        continue;
      }
      // Of a price for several parcels each has its part, and the last what is left.
      const part = left === 0n || price === null ? unpriced : (price * taken) / amount;
      unpriced -= part;
      parcel.parcels.push(arrive(to, taken, { ...move, price: price === null ? null : part }));
    }
  }
  return root;
}

function least(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}
